package dev.holdfast.localstack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The last lines of a log, in the length a person reads when something did not start. */
final class LogEnd {

    private static final int LINES = 15;
    private static final int LINE_LENGTH = 300;
    private static final int BYTES = 128 * 1024;
    private static final Pattern JSON_FIELD =
            Pattern.compile("\"(level|message|exceptionType)\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private LogEnd() {}

    /** Empty if there is no log. */
    static String of(Path log) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - BYTES));
            byte[] end = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                    .map(LogEnd::readable)
                    .collect(Collectors.joining("\n"));
        } catch (IOException absent) {
            return "";
        }
    }

    /** A JSON line is reduced to its level, its message and the exceptions behind it. */
    static String readable(String line) {
        String text = line;
        if (line.startsWith("{")) {
            Matcher field = JSON_FIELD.matcher(line);
            String reduced = field.results().map(found -> found.group(2)).collect(Collectors.joining(" "));
            text = reduced.isEmpty() ? line : reduced;
        }
        return text.length() > LINE_LENGTH ? text.substring(0, LINE_LENGTH) + "…" : text;
    }
}
