/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The assertions of Raven's own tests, made of Raven EE, and the complaints of Raven's users.
 *
 * <p>The tables of this package have a row for each. A row bears the number that Raven's test has
 * in the order of its test tree (numbers that three divides are not used), its area and name there,
 * and the assertion. Complaints are numbered from {@code w1}; rows without a number are behaviour
 * of Raven that its documentation lacks, or the reverse. Values are shown as they are: where Raven
 * put quotes round texts and wrote numbers as texts, Raven EE has plain JSON values.
 *
 * <p>This class lists the rest: rows that other tests state already, and rows without a meaning in
 * Java.
 */
class ParityTest {

    private static final int LAST = 220;
    private static final int LAST_COMPLAINT = 27;

    /** Numbers at the beginning of a row: {@code 13, 14 base test_…}. */
    private static final Pattern NUMBERS = Pattern.compile("^w?\\d+(, w?\\d+)* ");

    /** Rows that another test states already: the module, and the test. */
    private static final String ELSEWHERE =
            """
            2 state test_should_try_new_error | client | SendQueueTest#aFailedEventIsSentAgainAfterTheWaitAndNotBefore
            4, 5 state test_set_fail, test_set_success | client | RetryPolicyProperties#successOpensTheWindowStepByStepAndFailureClosesIt
            127 wsgi test_coerces_http_name | servlet | ServletRequestSourceTest#tellsHowARequestWasMadeAndNotByWhom
            130, 131 wsgi test_http_host, test_http_strips_port | servlet | OriginalRequestTest#takesTheAddressOfARequestAsItIs
            133 wsgi test_has_remote_addr | servlet | ServletRequestSourceTest#addsPersonalDataWhereThatIsWanted
            136 imports test_import_string | client | OptionsTest#makeProcessorsFromTheirNamesInOrder
            143 middleware test_systemexit_is_captured: errors, too | servlet | RequestLifecycleTest#throwsErrorsOnToo
            187 flask test_does_add_to_extensions | arquillian-tests | InjectionIT#beansOfEveryScopeCanReport
            188 flask test_error_handler | arquillian-tests | WaysInIT#anUnmappedExceptionOfAResourceIsReportedAndAnsweredWithAProblem
            190 flask test_get | servlet | ServletRequestSourceTest#tellsHowARequestWasMadeAndNotByWhom
            191 flask test_post | servlet | BodyReadingTest#showsAFormThatTheContainerHasReadForOneParameter
            197 flask test_uses_dsn | extension | ConfigurationTest#readsTheSettingsOfMicroProfileConfig
            197 flask test_binds_default_include_paths | extension | ConfigurationTest#countsThePackagesOfBeansAsTheApplication
            199 celery test_simple: a task of the container | arquillian-tests | BackgroundWorkIT#aTimerThatFailsIsReported
            200 celery test_ignore_expected: as an annotation | extension | CapturedTest#leavesOutTheTypesThatTheAnnotationExcepts
            202 django test_view_exception | arquillian-tests | WaysInIT#anExceptionOfAServletIsReportedWithItsTrueCause
            203 django test_raw_post_data_partial_read | servlet | BodyReadingTest#notesWhatIsReadFromTheStreamInWhicheverWay
            205 django test_user_info | servlet | ServletRequestSourceTest#addsPersonalDataWhereThatIsWanted
            205 django test_user_info: signed in with JAX-RS | jaxrs | RestFilterTest#namesTheUserOfJaxrsAloneWherePersonalDataIsWanted
            206 django test_request_middleware_exception | arquillian-tests | WaysInIT#anExceptionOfAFilterOfTheApplicationIsReported
            206 django test_view_middleware_exception | arquillian-tests | CatchAllMapperIT#aFilterThatFailsBeforeAnyResourceIsReportedOnce
            208 django test_response_error_id_middleware | arquillian-tests | RequestsIT#theAnswerNamesTheReportThatWasReceived
            209 django test_marks_django_frames_correctly | arquillian-tests | RequestsIT#theFramesOfTheApplicationStandOut
            218 tornado test_http_error_500 | arquillian-tests | WaysInIT#aWebApplicationExceptionWithStatus500IsReported
            218 tornado test_http_error_400 | arquillian-tests | WaysInIT#aWebApplicationExceptionWithStatus404IsNotReported
            218 tornado test_sending_to_unresponsive_sentry_server_logs_error | arquillian-tests | ReceiverDownIT#theResponsesStayTheSameAndOneWarningIsLogged
            220 bottle test_error, test_captureException_captures_http | arquillian-tests | RequestsIT#anEventThatArrivedIsComplete
            w11 nothing personal of a request by default | servlet | ServletRequestSourceTest#tellsHowARequestWasMadeAndNotByWhom
            w11 nothing personal of who signed in by default | jaxrs | RestFilterTest#readsNoPersonalDataByDefault
            w12 a certificate for another host is refused | client | TlsTest#aCertificateForAnotherHostIsRefused
            w20 nothing of a request is left for the next one | arquillian-tests | RequestsIT#noDataOfARequestIsLeftForTheNextOne
            w22 no body is kept unless that is wanted | servlet | RequestBodyTest#looksAtNothingUnlessThatIsWanted
            w22 no body is kept that is too long | servlet | RequestBodyTest#keepsNothingOfABodyThatTurnsOutTooLong
            w22 the body is the application's to read | servlet | BodyReadingTest#readsNothingByItself
            """;

    /** Rows that mean nothing in Java, and why. */
    private static final String NOTHING =
            """
            8 base test_first_client_is_singleton | there is no global client: one is created, or injected
            16 base test_send_with_auth_header | a Transport of one's own decides about its headers
            26 base test_exception_event_true_exc_info | Java does not know the exception being handled: it is passed
            52 base test_repos_configuration | modules are not files of a repository
            89 transport test_basic_config | a transport is an object, not a registered scheme
            94 threaded test_fork_spawns_anew | a JVM does not fork
            98 gevent test_does_send | there is one kind of thread to send from
            128 wsgi test_coerces_content_type, test_coerces_content_length | to a servlet these are headers like any other
            139 versioning test_fetch_git_sha | no repository is deployed: the release is in the manifest, see 140
            142 middleware test_systemexit_0_is_ignored | System.exit throws nothing
            145 middleware test_close | answers are no iterables: the container closes its streams
            193 flask test_get_data_handles_disconnected_client | no body is read by itself, see w22
            194 flask test_wrap_wsgi_status | there is no debug mode that shows failures itself
            196 flask test_check_client_type | the compiler does
            212 django is_valid_origin | browsers send to the server itself, by the public DSN: see 20
            w6 fork | a JVM does not fork: two clients are two clients, see 95
            """;

    private static List<String> rows() {
        ClientParityTest client = new ClientParityTest();
        ExceptionsParityTest exceptions = new ExceptionsParityTest();
        BreadcrumbsParityTest breadcrumbs = new BreadcrumbsParityTest();
        LoggingParityTest logging = new LoggingParityTest();
        ValuesParityTest values = new ValuesParityTest();
        ScrubbingParityTest scrubbing = new ScrubbingParityTest();
        DeliveryParityTest delivery = new DeliveryParityTest();
        DecisionsParityTest decisions = new DecisionsParityTest();
        WeakPointsParityTest weakPoints = new WeakPointsParityTest();
        List<String> names = new ArrayList<>();
        for (Table table :
                List.of(
                        client.capturing(),
                        client.versions(),
                        client.watching(),
                        client.ignoring(),
                        exceptions.causes(),
                        exceptions.frames(),
                        new DsnParityTest().addresses(),
                        breadcrumbs.breadcrumbs(),
                        breadcrumbs.logging(),
                        breadcrumbs.calls(),
                        breadcrumbs.context(),
                        logging.records(),
                        logging.byTheEvent(),
                        logging.handlers(),
                        values.values(),
                        values.odd(),
                        scrubbing.keysOfOnesOwn(),
                        scrubbing.passwords(),
                        scrubbing.weakPoints(),
                        scrubbing.processors(),
                        delivery.state(),
                        delivery.raising(),
                        delivery.transports(),
                        delivery.weakPoints(),
                        decisions.options(),
                        decisions.events(),
                        decisions.duplicates(),
                        decisions.threads(),
                        weakPoints.size(),
                        weakPoints.processes(),
                        weakPoints.selfTest())) {
            table.forEach(row -> names.add(row.getDisplayName()));
        }
        return names;
    }

    private static Set<String> numbers(Stream<String> names) {
        Set<String> numbers = new TreeSet<>();
        names.forEach(
                name -> {
                    Matcher matcher = NUMBERS.matcher(name);
                    if (matcher.find()) {
                        numbers.addAll(List.of(matcher.group().strip().split(", ")));
                    }
                });
        return numbers;
    }

    @Test
    void everyTestAndEveryComplaintHasItsPlace() {
        Set<String> expected = new TreeSet<>();
        IntStream.rangeClosed(1, LAST).filter(n -> n % 3 != 0).forEach(n -> expected.add("" + n));
        IntStream.rangeClosed(1, LAST_COMPLAINT).forEach(n -> expected.add("w" + n));
        Set<String> asked = numbers(Stream.concat(rows().stream(), ELSEWHERE.lines()));
        Set<String> meaningless = numbers(NOTHING.lines());
        assertThat(asked).doesNotContainAnyElementsOf(meaningless);
        asked.addAll(meaningless);
        assertThat(asked).containsExactlyElementsOf(expected);
    }

    @Test
    void noTwoRowsHaveOneName() {
        assertThat(rows()).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> statedElsewhere() {
        return ELSEWHERE.lines().map(line -> dynamicTest(line, () -> assertStated(line)));
    }

    private static void assertStated(String line) throws IOException {
        String[] parts = line.split(" [|] |#");
        try (Stream<Path> files = Files.walk(Path.of("..", parts[1], "src", "test", "java"))) {
            Path file =
                    files.filter(path -> path.endsWith(parts[2] + ".java"))
                            .findAny()
                            .orElseThrow(() -> new AssertionError("there is no " + parts[2]));
            assertThat(file).content().contains("void " + parts[3] + "(");
        }
    }
}
