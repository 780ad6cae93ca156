/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of what is captured: a test carries each row. */
class CapturedPagesTest {

    /** The first cell of a row, as far as it is needed to find it; module and test. */
    private static final String TESTS =
            """
            JAX-RS resource, filter, reader | jaxrs | FailingPlacesTestCase#areReportedOnce
            JAX-RS resource, filter, reader | arquillian-tests | WaysInIT#anExceptionThatTheApplicationMapsTo409IsNotReported
            `AsyncResponse.resume`, time-outs | jaxrs | AsyncRequestsTestCase#reportsALateFailureThatNothingMaps
            `AsyncResponse.resume`, time-outs | jaxrs | AsyncRequestsTestCase#reportsTheDefaultTimeOut
            writers, `StreamingOutput`, server-sent events | jaxrs | AsyncRequestsTestCase#reportsFailuresAfterTheResponseHasBegun
            an exception without a mapper | arquillian-tests | WaysInIT#anUnmappedExceptionOfAResourceIsReportedAndAnsweredWithAProblem
            an exception without a mapper | arquillian-tests | ExceptionMappersIT#withTheMapperSwitchedOffTheServerAnswersAndTheExceptionIsReported
            `WebApplicationException` | arquillian-tests | WaysInIT#aWebApplicationExceptionKeepsItsOwnEntity
            servlets, filters of the application | arquillian-tests | WaysInIT#anExceptionOfAFilterOfTheApplicationIsReported
            servlets, filters of the application | servlet | RequestLifecycleTest#reportsADispatchThatFailsWithTheAddressThatTheClientAskedFor
            asynchronous servlets | arquillian-tests | ServletsIT#aPlaceOfAnAsynchronousServletThatFailsIsReportedWithItsRequest
            Jakarta Faces | arquillian-tests | FacesIT#anAjaxActionThatFailsIsReportedThoughItIsAnswered200
            Jakarta Faces | servlet | ReportingExceptionHandlerTest#leavesToTheStatusOfTheResponseWhatTheApplicationHandles
            a bean, stereotype or method with `@Captured` | extension | CapturedTest#reportsWhatAMethodThrowsAndRethrowsTheSameObject
            a request body that the parser | jaxrs | MalformedBodiesTestCase#areReportedUnderAFingerprintOfTheirOwnIfTheServerRespondsWith500
            a request body that the parser | jaxrs | MalformedBodiesTestCase#areNotReportedIfTheServerRespondsWith400
            clients that go away | jaxrs | ClientAbortsTestCase#areNotReported
            business exceptions | arquillian-tests | WaysInIT#aBusinessExceptionOfAnEjbIsNotReported
            business exceptions | extension | EjbJarTest#declaresExceptionsOfAWebApplication
            EJB timer | arquillian-tests | BackgroundWorkIT#aScheduledMethodThatFailsIsReportedWithItsName
            EJB `@Asynchronous` | background | InterceptedWorkTest#reportsAsynchronousMethodsWithoutAResult
            the same with a result | background | InterceptedWorkTest#reportsAsynchronousMethodsWithAnUnusedResultWhenTheApplicationEnds
            message-driven bean | background | MessagesTest#reportsAPoisonMessageOnceWithItsHeaders
            Jakarta Batch | arquillian-tests | FullServerIT#reportsABatchletWithTheIdsOfItsExecution
            Jakarta Batch | background | InterceptedWorkTest#reportsTheFailureOfAChunkWhenItIsClosedAndSkippedItemsNever
            `execute`, `scheduleAtFixedRate` | background | ExecutorsTest#reportsARepeatedTaskWhenItFails
            `submit`, `schedule` | background | ExecutorsTest#reportsASubmittedTaskWithoutACallOfGetAfterAWhile
            `submit`, `schedule` | background | ExecutorsTest#leavesTheFailureOfASubmittedTaskToTheCallerWhoAsks
            thread of a `ManagedThreadFactory` | background | ExecutorsTest#reportsWhatEndsAThread
            asynchronous CDI observer | background | ObserversTest#reportsPrivateObserversOfFinalClasses
            `@PostConstruct` of an EJB singleton | arquillian-tests | FullServerIT#reportsTheInitialisationOfASingletonOnce
            `init` of a servlet or filter | background | InitializationTest#reportsAContextListenerThatCannotStart
            `init` of a servlet or filter | arquillian-tests | StartupIT#aServletThatCannotStartAtTheFirstRequestIsReportedOnce
            `@OnOpen`, `@OnMessage` | arquillian-tests | FullServerIT#reportsAMethodOfAWebSocketEndpoint
            statement of Hibernate ORM or EclipseLink | extension | PersistenceTest#slowAndFailingStatementsAreEventsWhereThePersistenceUnitSaysSo
            statement of JDBC | client | BreadcrumbDataSourceTest#aFailureIsOneEventWhereThatIsAskedFor
            class, or a stereotype of it | extension | CapturedTest#coversClassesThroughAStereotypeAndTheirLifecycle
            class, or a stereotype of it | extension | CapturedTest#coversObserverMethods
            method | arquillian-tests | WaysInIT#aCapturedMethodOfAnEjbIsReported
            `@PostConstruct` or `@PreDestroy` method | extension | CapturedPlacesTest#reportsALifecycleMethodThatAloneIsAnnotated
            final class, final method, private or static method | extension | CapturedPlacesTest#warnsOnceThatAnAnnotatedPrivateMethodIsNotCovered
            final class, final method, private or static method | extension | CapturedPlacesTest#deploysAFinalClassAndSaysOnceThatItIsNotCovered
            class with final methods | extension | CapturedPlacesTest#coversTheOtherMethodsOfAClassWithAFinalMethod
            """;

    private static final List<String> PAGES = List.of("docs/requests.md", "docs/captured.md");

    /** The tables whose first column is a place where something fails. */
    private static final Pattern HEAD =
            Pattern.compile("\\| where (it fails|a failure can|it stands).*");

    @Test
    void everyRowHasATestAndEveryTestARow() throws IOException {
        List<String> rows = rows();
        assertThat(rows).hasSizeGreaterThan(20);
        assertThat(rows).allMatch(row -> starts().anyMatch(row::startsWith));
        assertThat(starts())
                .allMatch(start -> rows.stream().anyMatch(row -> row.startsWith(start)));
    }

    @Test
    void everyTestExists() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String line : TESTS.lines().toList()) {
            String[] cells = line.split(" \\| ");
            String[] test = cells[2].split("#", 2);
            String source = sources.get(cells[1] + test[0]);
            if (source == null) {
                source = source(cells[1], test[0]);
                sources.put(cells[1] + test[0], source);
            }
            assertThat(source).as(line).contains(" " + test[1] + "(");
        }
    }

    private static Stream<String> starts() {
        return TESTS.lines().map(line -> line.substring(0, line.indexOf(" | ")));
    }

    private static String source(String module, String test) throws IOException {
        try (Stream<Path> files = Files.walk(Pages.ROOT.resolve(module).resolve("src/test/java"))) {
            Path file = files.filter(path -> path.endsWith(test + ".java")).findAny().orElseThrow();
            return Files.readString(file);
        }
    }

    /** Returns the first cells of the tables. */
    private static List<String> rows() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String page : PAGES) {
            boolean inTable = false;
            for (String line : Files.readAllLines(Pages.ROOT.resolve(page))) {
                boolean head = HEAD.matcher(line).matches();
                if (inTable && line.startsWith("| ") && !line.startsWith("| ---")) {
                    rows.add(line.substring(2, line.indexOf(" | ")));
                }
                inTable = head || (inTable && line.startsWith("|"));
            }
        }
        return rows;
    }
}
