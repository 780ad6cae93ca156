/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.ServerLog;
import org.ravenee.tests.harness.ServerTest;

/** A configuration that cannot work is refused when it is deployed, all of it at once. */
@ServerTest
class UnusableConfigurationIT {

    private static final String BROKEN = "broken";
    private static final String UNRESOLVED = "unresolved";
    private static final String MISSPELT = "misspelt";

    @ArquillianResource private Deployer deployer;

    @Deployment(name = BROKEN, managed = false, testable = false)
    static WebArchive broken() {
        return application(BROKEN)
                .configured("sentry.dsn", "ftp://public:dsn-s3cret@localhost/1")
                .configured("sentry.sample-rate", "3")
                .configured("sentry.timeout", "soon")
                .configured("sentry.transport", "pigeon")
                .war();
    }

    @Deployment(name = UNRESOLVED, managed = false, testable = false)
    static WebArchive unresolved() {
        return application(UNRESOLVED)
                .configured("sentry.dsn", "https://public:dsn-s3cret@${shop.sentry.host}/1")
                .configured("sentry.release", "${shop.release}")
                .war();
    }

    @Deployment(name = MISSPELT, managed = false, testable = false)
    static WebArchive misspelt() {
        return application(MISSPELT).configured("sentry.enviroment", "production").war();
    }

    @Test
    void oneMessageListsEveryProblemAndNoSecret() {
        var log = ServerLog.fromNowOn();

        var failure = catchThrowable(() -> deployer.deploy(BROKEN));

        assertThat(failure).as("failure of the deployment").isNotNull();
        assertThat(messages(failure))
                .contains("sentry.dsn", "sentry.sample-rate", "sentry.timeout", "sentry.transport")
                .contains("sentry.sample-rate = 3", "sentry.timeout = soon")
                .contains("sentry.transport = pigeon", "async, sync")
                .doesNotContain("dsn-s3cret");
        assertThat(log.linesWith("dsn-s3cret")).isEmpty();
    }

    @Test
    void aDsnWithAnExpressionThatIsNotResolvedDoesNotSwitchReportingOffInSilence() {
        var log = ServerLog.fromNowOn();

        var failure = catchThrowable(() -> deployer.deploy(UNRESOLVED));

        assertThat(failure).as("failure of the deployment").isNotNull();
        assertThat(messages(failure))
                .contains("${shop.sentry.host} is not resolved", "${shop.release} is not resolved")
                .doesNotContain("dsn-s3cret");
        assertThat(log.linesWith("dsn-s3cret")).isEmpty();
    }

    @Test
    void anUnknownKeyIsWarnedAboutOnceWithTheKeyThatWasMeant() {
        var log = ServerLog.fromNowOn();

        deployer.deploy(MISSPELT);
        deployer.undeploy(MISSPELT);

        assertThat(log.linesWith("WARN", "sentry.enviroment", "sentry.environment")).hasSize(1);
    }

    private static Application application(String name) {
        return Application.named(name).with(ConfiguredApplication.class, ConfiguredResource.class);
    }

    private static String messages(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
    }
}
