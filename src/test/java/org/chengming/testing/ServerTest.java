package org.chengming.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chengming.accounts.CheapHashes;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole server on a real PostgreSQL. All such tests share one server, so each
 * makes its own data through {@link Given} under names of its own and counts nothing that others
 * may add to.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "chengming.ledger.sm2=true",
      "chengming.limits.exempt=127.0.0.0/8,::1",
      "chengming.limits.quiet-forms-per-minute=50",
      "chengming.limits.forms-per-minute=400",
      "chengming.limits.account-per-minute=1000000"
    })
@ContextConfiguration(initializers = TestFolder.class)
@Import({TestClock.class, Given.class, Queries.class, CheapHashes.class, Unrest.class})
public @interface ServerTest {}
