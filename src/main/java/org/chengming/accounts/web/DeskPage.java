package org.chengming.accounts.web;

record DeskPage() {}
