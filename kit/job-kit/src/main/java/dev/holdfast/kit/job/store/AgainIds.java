package dev.holdfast.kit.job.store;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ids of jobs that a person had done again, since a final state is never left: {@code <id>|again-1}, and should that one end badly
 * too, {@code <id>|again-2}. Each is a pure function of the job it follows, so that asking twice, or two at once, gives one job.
 * Whoever reads facts out of an id reads them out of its {@link #origin}.
 */
public final class AgainIds {

    private static final Pattern FORM = Pattern.compile("(.+)\\|again-([1-9]\\d{0,5})");

    private AgainIds() {}

    /** The id of the job that does again what this one did. */
    public static String next(String id) {
        return nth(origin(id), turn(id) + 1);
    }

    /** The id of the first job of them all, which was born of a business fact. */
    public static String origin(String id) {
        Matcher form = FORM.matcher(id);
        return form.matches() ? form.group(1) : id;
    }

    /** The ids from the origin to this one: all that may have done already what this one is to do. */
    public static List<String> upTo(String id) {
        String origin = origin(id);
        return Stream.concat(
                        Stream.of(origin), IntStream.rangeClosed(1, turn(id)).mapToObj(turn -> nth(origin, turn)))
                .toList();
    }

    /** The ids before this one; none for a job that was born of a business fact. */
    public static List<String> before(String id) {
        List<String> all = upTo(id);
        return all.subList(0, all.size() - 1);
    }

    private static int turn(String id) {
        Matcher form = FORM.matcher(id);
        return form.matches() ? Integer.parseInt(form.group(2)) : 0;
    }

    private static String nth(String origin, int turn) {
        return origin + "|again-" + turn;
    }
}
