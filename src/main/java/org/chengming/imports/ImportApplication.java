package org.chengming.imports;

import static org.springframework.scheduling.config.TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME;

import org.chengming.publishing.DocumentCounts;
import org.chengming.web.KeptPages;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * The part of the application an import from the command line needs: no pages, no index, no counts
 * for pages, no schedule. It bears no stereotype, so the server does not see it.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan({
  "org.chengming.organisations",
  "org.chengming.outgoing",
  "org.chengming.files",
  "org.chengming.gate",
  "org.chengming.publishing"
})
@ComponentScan(
    basePackages = {
      "org.chengming.audit",
      "org.chengming.calendar",
      "org.chengming.catalogue",
      "org.chengming.database",
      "org.chengming.files",
      "org.chengming.gate",
      "org.chengming.imports",
      "org.chengming.ledger",
      "org.chengming.organisations",
      "org.chengming.outgoing",
      "org.chengming.printing",
      "org.chengming.publishing",
      "org.chengming.registers",
      "org.chengming.tables"
    },
    excludeFilters = {
      @Filter(type = FilterType.REGEX, pattern = "org\\.chengming\\.\\w+\\.web\\..*"),
      @Filter(
          type = FilterType.REGEX,
          pattern = "org\\.chengming\\.ledger\\.(Integrator|Cosign\\w+|Receipts)"),
      @Filter(type = FilterType.REGEX, pattern = "org\\.chengming\\.\\w+\\.\\w+Measures"),
      @Filter(type = FilterType.REGEX, pattern = "org\\.chengming\\.gate\\.FileInspections"),
      @Filter(type = FilterType.REGEX, pattern = "org\\.chengming\\.publishing\\.EarlierDocuments"),
      @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = DocumentCounts.class)
    })
@Import(KeptPages.class) // publishing tells it what has changed, though no page is kept here
class ImportApplication {
  /** What the server does by the clock is left to the server. */
  @Bean
  static BeanDefinitionRegistryPostProcessor noSchedule() {
    return registry -> {
      if (registry.containsBeanDefinition(SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME)) {
        registry.removeBeanDefinition(SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME);
      }
    };
  }
}
