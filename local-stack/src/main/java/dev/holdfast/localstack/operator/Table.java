package dev.holdfast.localstack.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows under headings, each column as wide as it must be. The last is for what is long, such as ids, and is never cut. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(List.of(headings));
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> cells) {
        Stream<String> padded = IntStream.range(0, cells.size() - 1)
                .mapToObj(column -> cells.get(column) + " ".repeat(width(column) - length(cells.get(column))));
        return Stream.concat(padded, Stream.of(cells.getLast())).collect(Collectors.joining(" "));
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
