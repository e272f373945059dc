package org.chengming.requests;

import org.springframework.core.io.InputStreamSource;

/**
 * A file as somebody's machine sends it.
 *
 * @param name what it is called there; decides nothing but whether plain text is CSV
 */
public record Sent(String name, InputStreamSource bytes) {}
