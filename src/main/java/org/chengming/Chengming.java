package org.chengming;

import org.chengming.database.EarlyPostgres;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** One process: the public site, the officials' desk and the API of one province. */
@SpringBootApplication(
    nameGenerator =
        FullyQualifiedAnnotationBeanNameGenerator.class) // two modules may each have a Repository
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(systemName = "Chengming")
public class Chengming {
  public static void main(String[] args) {
    var application = new SpringApplication(Chengming.class);
    application.addInitializers(new EarlyPostgres());
    application.run(args);
  }
}
