package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EMERGENCY;

import org.chengming.operations.OperationalMeasure;
import org.chengming.operations.OperationalMeasure.Limit;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is watched of what stands between a document and the public. */
@Configuration(proxyBeanMethods = false)
class PublishingMeasures {
  /** Taken from elsewhere, and kept by the gate until somebody has looked. */
  @Bean
  OperationalMeasure gateHeld(DSLContext db) {
    return OperationalMeasure.count(
        "gate.held",
        "检查发现问题、等人处理的导入文件",
        () ->
            db.fetchCount(
                DOCUMENT, DOCUMENT.PUBLIC_SINCE.isNotNull(), DOCUMENT.PUBLISHED_AT.isNull()));
  }

  /** Published at once, and not reviewed within the day. */
  @Bean
  OperationalMeasure gateUnreviewed(DSLContext db, Emergencies emergencies) {
    return OperationalMeasure.count(
            "gate.unreviewed",
            "过了一天还没有事后审查的应急发布",
            () ->
                db.fetchCount(
                    EMERGENCY,
                    EMERGENCY.REVIEWED_AT.isNull(),
                    EMERGENCY.PUBLISHED_AT.le(emergencies.overdueBefore())))
        .limited(Limit.atMost(0));
  }
}
