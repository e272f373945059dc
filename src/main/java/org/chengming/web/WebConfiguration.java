package org.chengming.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AbstractLocaleResolver;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
  private final FrameResolver frames;
  private final PublicCaching caching;
  private final ChallengeGuard challenges;

  WebConfiguration(FrameResolver frames, PublicCaching caching, ChallengeGuard challenges) {
    this.frames = frames;
    this.caching = caching;
    this.challenges = challenges;
  }

  /** What Content-Language says: the language the reader chose, not the one a browser is set to. */
  @Bean
  LocaleResolver localeResolver() {
    return new AbstractLocaleResolver() {
      @Override
      public Locale resolveLocale(HttpServletRequest request) {
        return FrameResolver.english(request) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
      }

      @Override
      public void setLocale(
          HttpServletRequest request,
          @Nullable HttpServletResponse response,
          @Nullable Locale locale) {
        throw new UnsupportedOperationException("The reader's choice is kept in a cookie by /view");
      }
    };
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(frames);
    resolvers.add(new ListingRequestResolver());
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    // What is looked for while somebody types is no form they send.
    registry
        .addInterceptor(challenges)
        .addPathPatterns(
            "/requests/**", "/registers/*/lookup", "/registers/*/objection", "/register-objections")
        .excludePathPatterns("/requests/already");
    registry
        .addInterceptor(caching)
        .addPathPatterns(
            "/",
            "/{page:bodies|themes|columns|years|feeds|sitemap|guide|open-data|accessibility|latest}/**")
        .addPathPatterns("/{list:bodies|themes|columns|years|latest}.{format:json|atom|csv}")
        .addPathPatterns("/sitemap.xml", "/robots.txt", "/opensearch.xml", "/openapi.json")
        .addPathPatterns("/api/v1/{list:bodies|themes|genres|duties}/**");
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/static/**")
        .addResourceLocations("classpath:/static/")
        .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
    registry
        .addResourceHandler("/lib/**")
        .addResourceLocations("classpath:/META-INF/resources/webjars/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic());
  }
}
