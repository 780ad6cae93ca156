/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Writes the results of a build into the page that shows them: java ResultsTable.java RUNTIMES PAGE
 * START. Rows of runtimes that were not run since START, or whose run has no results, stay as they
 * are. Ends with status 1 if a case has failed or a run has no results.
 */
public class ResultsTable {

    private static final String BEGIN = "<!-- results: written by mvn -Pruntimes verify -->";
    private static final String END = "<!-- end of results -->";
    private static final List<String> HEAD =
            List.of(
                    "| runtime | JDK | cases that hold | left out | seconds to deploy | failed |",
                    "| --- | --- | --- | --- | --- | --- |");

    /** One runtime; cases are counted by their names, each of which may have several tests. */
    private record Row(
            String title, String jdk, String times, int cases, int left, Set<String> failed) {

        /** A run whose process was ended has no results, and leaves the row as it is. */
        boolean ended() {
            return cases > 0;
        }

        String cells() {
            String failures = failed.isEmpty() ? "none" : String.join(", ", failed);
            return "| %s | %s | %d | %d | %s | %s |"
                    .formatted(title, jdk, cases - failed.size(), left, times, failures);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path page = Path.of(arguments[1]);
        Instant start = Instant.parse(arguments[2]);
        List<Row> rows = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Path.of(arguments[0]))) {
            for (Path module : modules.sorted().toList()) {
                Path reports = module.resolve("target/failsafe-reports");
                if (isWrittenSince(start, reports.resolve("failsafe-summary.xml"))) {
                    rows.add(row(module, reports));
                }
            }
        }
        rows.forEach(row -> System.out.println(row.cells()));
        write(page, rows.stream().filter(Row::ended).toList());
        System.exit(rows.stream().allMatch(row -> row.ended() && row.failed().isEmpty()) ? 0 : 1);
    }

    private static boolean isWrittenSince(Instant start, Path file) throws IOException {
        return Files.exists(file) && !Files.getLastModifiedTime(file).toInstant().isBefore(start);
    }

    private static Row row(Path module, Path reports) throws Exception {
        Set<String> cases = new TreeSet<>();
        Set<String> failed = new TreeSet<>();
        int leftOut = 0;
        String title = module.getFileName().toString();
        try (Stream<Path> files = Files.list(reports)) {
            for (Path file :
                    files.filter(path -> path.getFileName().toString().startsWith("TEST-"))
                            .toList()) {
                Element suite =
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(file.toFile())
                                .getDocumentElement();
                for (Element property : elements(suite, "property")) {
                    if (property.getAttribute("name").equals("runtime.title")) {
                        title = property.getAttribute("value");
                    }
                }
                for (Element test : elements(suite, "testcase")) {
                    String name = nameOf(test);
                    boolean isSkipped = test.getElementsByTagName("skipped").getLength() > 0;
                    boolean isFailed =
                            Stream.of("failure", "error")
                                    .anyMatch(tag -> test.getElementsByTagName(tag).getLength() > 0);
                    if (isSkipped) {
                        leftOut++;
                    } else {
                        cases.add(name);
                    }
                    if (isFailed) {
                        failed.add(name);
                    }
                }
            }
        }
        return new Row(
                title,
                written(module, "jdk"),
                written(module, "deployment"),
                cases.size(),
                leftOut,
                failed);
    }

    /** A file that the run has written; empty if it did not come so far. */
    private static String written(Path module, String name) throws IOException {
        Path file = module.resolve("target/work").resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** "answersAsWithoutRavenEe(Case) rest/sync/ok answers 200", or the name of a method. */
    private static String nameOf(Element test) {
        String[] words = test.getAttribute("name").split(" ", 3);
        String name = words.length > 1 ? words[1] : words[0];
        return name.isEmpty() ? "the server did not start, or the application was not deployed" : name;
    }

    private static List<Element> elements(Element parent, String tag) {
        NodeList nodes = parent.getElementsByTagName(tag);
        Element[] elements = new Element[nodes.getLength()];
        Arrays.setAll(elements, i -> (Element) nodes.item(i));
        return List.of(elements);
    }

    /** A runtime on a JDK has one row. */
    private static String key(String line) {
        String[] cells = line.split(" \\| ", 3);
        return cells[0] + " | " + cells[1];
    }

    private static void write(Path page, List<Row> rows) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        SortedMap<String, String> cells = new TreeMap<>();
        text.substring(begin, end)
                .lines()
                .filter(line -> line.startsWith("| ") && !HEAD.contains(line))
                .forEach(line -> cells.put(key(line), line));
        rows.stream().map(Row::cells).forEach(line -> cells.put(key(line), line));
        List<String> table = new ArrayList<>(HEAD);
        table.addAll(cells.values());
        Files.writeString(
                page,
                text.substring(0, begin)
                        + "\n"
                        + String.join("\n", table)
                        + "\n"
                        + text.substring(end));
    }
}
