package dev.holdfast.localstack.cli;

import dev.holdfast.localstack.operator.JobText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Jobs of a running stack, seen and steered by its admin. */
@Command(
        name = "jobs",
        description = "Shows jobs, says why one has not run, and retries or cancels it.",
        subcommands = {
            Jobs.ListJobs.class,
            Jobs.ShowJob.class,
            Jobs.ExplainJob.class,
            Jobs.RetryJob.class,
            Jobs.CancelJob.class
        })
final class Jobs {

    static final String ALL = "/api/jobs";

    @Command(name = "list", description = "The newest first.")
    static final class ListJobs implements Callable<Integer> {

        @Mixin
        private OperatorCall call = new OperatorCall();

        @Option(
                names = "--state",
                defaultValue = "",
                description = "READY, RUNNING, DONE, CANCELLED, EXPIRED, DEAD or UNKNOWN.")
        private String state = "";

        @Option(names = "--type", defaultValue = "", description = "Such as booking-confirmed.")
        private String type = "";

        @Option(names = "--ref", defaultValue = "", description = "The id of the document they are about.")
        private String ref = "";

        @Mixin
        private PageChoice page = new PageChoice();

        @Override
        public Integer call() {
            Map<String, String> wanted = page.of(Map.of("state", state, "type", type, "ref", ref));
            return call.ask(operator -> operator.get(ALL, wanted), list -> JobText.list(list, Instant.now()));
        }
    }

    @Command(name = "show", description = "All that is known of one job.")
    static final class ShowJob implements Callable<Integer> {

        @Mixin
        private OperatorCall call = new OperatorCall();

        @Mixin
        private JobChoice job = new JobChoice();

        @Override
        public Integer call() {
            return call.ask(operator -> operator.get(job.path()), JobText::one);
        }
    }

    @Command(name = "explain", description = "Says in words why a job has not run, or how it ended.")
    static final class ExplainJob implements Callable<Integer> {

        @Mixin
        private OperatorCall call = new OperatorCall();

        @Mixin
        private JobChoice job = new JobChoice();

        @Override
        public Integer call() {
            return call.ask(operator -> operator.get(job.path("explanation")), JobText::explanation);
        }
    }

    @Command(
            name = "retry",
            description = "Has a DEAD, UNKNOWN, CANCELLED or EXPIRED job done again by a new one. Twice is once.")
    static final class RetryJob implements Callable<Integer> {

        @Mixin
        private OperatorCall call = new OperatorCall();

        @Mixin
        private JobChoice job = new JobChoice();

        @Option(
                names = "--knowingly",
                description = "For an UNKNOWN job: its effect may have happened, and may happen twice.")
        private boolean knowingly;

        @Override
        public Integer call() {
            return call.ask(
                    operator -> operator.post(job.path("retry"), Map.of("knowingly", knowingly)),
                    again -> List.of("Done again by " + again.path("id").asText()));
        }
    }

    @Command(name = "cancel", description = "Ends a job that waits.")
    static final class CancelJob implements Callable<Integer> {

        @Mixin
        private OperatorCall call = new OperatorCall();

        @Mixin
        private JobChoice job = new JobChoice();

        @Override
        public Integer call() {
            return call.ask(
                    operator -> operator.post(job.path("cancel"), Map.of()),
                    ended -> List.of(ended.path("id").asText() + " is CANCELLED"));
        }
    }
}
