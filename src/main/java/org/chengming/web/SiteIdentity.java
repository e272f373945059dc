package org.chengming.web;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who runs this site, as 国办发〔2017〕47号 wants it on every page.
 *
 * @param idCode the ten-digit 网站标识码
 * @param url the public address without a trailing slash
 */
@ConfigurationProperties("chengming.site")
public record SiteIdentity(
    String name, String nameEn, String host, String url, String domain, String idCode) {}
