package dev.holdfast.bench.bookings;

import dev.holdfast.bench.bare.BareProcess;
import dev.holdfast.bench.bookings.Figures.Cost;
import dev.holdfast.bench.bookings.Figures.Month;
import dev.holdfast.bench.bookings.Figures.Rivals;
import dev.holdfast.bench.bookings.Figures.Setting;
import dev.holdfast.bench.load.Load;
import dev.holdfast.bench.load.Measured;
import dev.holdfast.bench.load.ProcessTime;
import dev.holdfast.bench.load.Runs;
import dev.holdfast.bench.load.Shot;
import dev.holdfast.bench.load.Target;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import dev.holdfast.e2e.driver.StackStatus;
import dev.holdfast.localstack.LocalStack;
import dev.holdfast.localstack.Progress;
import dev.holdfast.localstack.ScratchFolder;
import dev.holdfast.localstack.StackOptions;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The course of a run. The workers are stopped first, and both sides warmed up; then they take turns at full speed and at a steady
 * rate. Then rivals want one time, and somebody asks for a full month's free times. At the end every booking is accounted for.
 */
final class BookingsBench implements AutoCloseable {

    private static final String SERVICE = "booking-service";
    private static final List<String> WORKERS = List.of("job-promoter", "notification-service");
    private static final double STEADY_RATE = 100;
    private static final int CLIENTS = 10;
    private static final int RIVALS = 200;
    private static final int RIVAL_ROUNDS = 5;
    private static final int WARM_UPS = 6;
    private static final int FILL_TURNS = 5;
    private static final int BARE_PORT = 191;

    /** More prepared requests than can be sent: half again of what the last stretch came to, and some. */
    private static final double AMPLE = 1.5;

    private static final int FIRST_GUESS_PER_SECOND = 2_000;

    private final Plan plan;
    private final PrintWriter out;
    private final LocalStack local;
    private final StackStatus status;
    private final Stack outside;
    private final Ledger ledger;
    private final Load load = new Load();
    private final List<Double> serviceMicros = new ArrayList<>();
    private final List<Double> mongodMicros = new ArrayList<>();
    private @Nullable BareProcess bareProcess;

    private BookingsBench(Plan plan, PrintWriter out, LocalStack local) {
        this.plan = plan;
        this.out = out;
        this.local = local;
        this.status = StackStatus.parse(local.status().toJson());
        this.outside = new Stack(status, Clock.systemUTC());
        this.ledger = new Ledger(status.mongodb().uri());
    }

    /** Starts the stack that is measured. */
    static BookingsBench start(Plan plan, PrintWriter out) {
        out.println("· starting a stack");
        ScratchFolder.delete(plan.data());
        LocalStack local = LocalStack.start(
                new StackOptions(plan.root(), plan.portBase(), plan.data()).compiledAsDeployed(), Progress.SILENT);
        try {
            return new BookingsBench(plan, out, local);
        } catch (RuntimeException failure) {
            local.close();
            throw failure;
        }
    }

    Figures measure() {
        out.println("· a practice of " + plan.practitioners());
        Session admin = outside.signInAs("admin");
        List<Session> clients = Stream.generate(() -> outside.settle(Person.called("Bench")))
                .limit(CLIENTS)
                .toList();
        Practice practice = Practice.found(admin, plan.practitioners(), LocalDate.now(outside.clock()));
        var requests = new Requests(practice, clients);
        WORKERS.forEach(worker -> local.part(worker).freeze());
        var service = new Runs(target(servicePort()));
        int bytes = ledger.lendToBare(() -> service.count(load.openLoop(service.target(), requests.make(1), 1)));
        bareProcess = BareProcess.start(
                status.service(SERVICE).pid(),
                plan.portBase() + BARE_PORT,
                status.mongodb().uri(),
                plan.data());
        var bare = new Runs(target(plan.portBase() + BARE_PORT));
        warmUp(requests, service, bare);
        for (int round = 1; round <= plan.rounds(); round++) {
            atFullSpeed(round, requests, service, bare);
        }
        Cost cost = new Cost(median(serviceMicros), median(mongodMicros));
        for (int round = 1; round <= plan.rounds(); round++) {
            atSteadyRate(round, requests, service, bare);
        }
        Rivals rivals = rivals(requests);
        String client = clients.getFirst().me().path("id").asText();
        Practice.Question lasting = practice.lasting(admin, plan.stored());
        fill(requests.filling(lasting, admin, client), service);
        Month ofYears = month(lasting);
        Practice.Question crowded = practice.crowded(admin, plan.stored());
        fill(requests.filling(crowded, admin, client), service);
        Month ofItself = month(crowded);
        ledger.awaitRelay();
        long booked = rivals.booked().stream().mapToLong(Long::longValue).sum();
        return new Figures(
                setting(bytes),
                service.side(),
                bare.side(),
                cost,
                STEADY_RATE,
                rivals,
                ofYears,
                ofItself,
                ledger.account(service.acknowledged().size() + booked, practice.everybody()));
    }

    /** The service has much more code than the bare handler, and is not compiled as soon. */
    private void warmUp(Requests requests, Runs service, Runs bare) {
        out.println("· warming up");
        double rate = FIRST_GUESS_PER_SECOND;
        for (int turn = 0; turn < WARM_UPS; turn++) {
            rate = service.count(fullSpeed(service, requests, rate)).rate();
            ledger.awaitRelay();
        }
        bare.count(fullSpeed(bare, requests, FIRST_GUESS_PER_SECOND));
    }

    private void atFullSpeed(int round, Requests requests, Runs service, Runs bare) {
        Duration serviceBefore = ProcessTime.of(status.service(SERVICE).pid());
        Duration mongodBefore = ProcessTime.of(status.mongodb().pid());
        Measured ours = service.addClosed(fullSpeed(service, requests, service.expected()));
        ledger.awaitRelay();
        long booked = ours.acknowledged().size();
        serviceMicros.add(ProcessTime.microsEach(
                serviceBefore, ProcessTime.of(status.service(SERVICE).pid()), booked));
        mongodMicros.add(ProcessTime.microsEach(
                mongodBefore, ProcessTime.of(status.mongodb().pid()), booked));
        Measured theirs = bare.addClosed(fullSpeed(bare, requests, bare.expected()));
        out.printf(
                Locale.ROOT,
                "· full speed %d of %d: service %.0f, bare %.0f a second%n",
                round,
                plan.rounds(),
                ours.rate(),
                theirs.rate());
    }

    private Measured fullSpeed(Runs side, Requests requests, double expectedRate) {
        int enough = (int) (expectedRate * AMPLE * plan.stretch().toSeconds()) + plan.connections();
        return load.closedLoop(side.target(), requests.make(enough), plan.connections(), plan.stretch());
    }

    private static double median(List<Double> numbers) {
        return numbers.stream().sorted().toList().get(numbers.size() / 2);
    }

    private void atSteadyRate(int round, Requests requests, Runs service, Runs bare) {
        List<Shot> shots = requests.make((int) (STEADY_RATE * plan.stretch().toSeconds()));
        service.addOpen(load.openLoop(service.target(), shots, STEADY_RATE));
        ledger.awaitRelay();
        bare.addOpen(load.openLoop(bare.target(), shots, STEADY_RATE));
        out.printf(Locale.ROOT, "· %.0f a second, %d of %d%n", STEADY_RATE, round, plan.rounds());
    }

    private Rivals rivals(Requests requests) {
        out.println("· " + RIVALS + " rivals for one time");
        Target target = load.target(servicePort(), RIVALS);
        List<Measured> all = new ArrayList<>();
        for (int round = 0; round < RIVAL_ROUNDS; round++) {
            all.add(load.closedLoop(target, requests.rivals(RIVALS), RIVALS, Duration.ofSeconds(1)));
        }
        return new Rivals(
                RIVALS,
                all.stream().map(run -> run.statuses().getOrDefault(201, 0L)).toList(),
                all.stream().map(run -> run.statuses().getOrDefault(409, 0L)).toList(),
                all.stream()
                        .map(run -> run.tookNanos() / (double) TimeUnit.MILLISECONDS.toNanos(1))
                        .toList());
    }

    /** Asks again for what was not acknowledged, with the same keys. */
    private void fill(List<Shot> times, Runs service) {
        out.printf(Locale.ROOT, "· booking %,d times of one practitioner%n", times.size());
        List<Shot> left = times;
        for (int turn = 0; turn < FILL_TURNS && !left.isEmpty(); turn++) {
            Measured filled =
                    service.count(load.closedLoop(service.target(), left, plan.connections(), Duration.ofMinutes(5)));
            Set<String> booked = Set.copyOf(filled.acknowledged());
            left = left.stream().filter(shot -> !booked.contains(shot.id())).toList();
        }
        if (!left.isEmpty()) {
            throw new IllegalStateException(left.size() + " bookings are missing");
        }
    }

    private Month month(Practice.Question question) {
        out.println("· asking for a month of theirs");
        Target target = load.target(servicePort(), 1);
        List<Shot> questions = Collections.nCopies(
                (int) plan.stretch().toMillis() * plan.rounds(), Shot.get("month", question.path()));
        load.closedLoop(target, questions, 1, plan.stretch());
        Measured asked = load.closedLoop(target, questions, 1, plan.stretch());
        int bytes = outside.edge().get(question.path()).expect(200).body().length();
        return new Month(
                question.times().size(),
                asked.acknowledged().size(),
                asked.refused(),
                bytes,
                asked.millisAt(50),
                asked.millisAt(99));
    }

    private int servicePort() {
        return URI.create(status.service(SERVICE).url()).getPort();
    }

    private Target target(int port) {
        return load.target(port, plan.connections());
    }

    private Setting setting(int documentBytes) {
        return new Setting(
                Runtime.getRuntime().availableProcessors(),
                plan.connections(),
                plan.rounds(),
                plan.stretch().toSeconds(),
                plan.practitioners(),
                documentBytes);
    }

    @Override
    public void close() {
        load.close();
        if (bareProcess != null) {
            bareProcess.close();
        }
        ledger.close();
        outside.close();
        local.close();
        ScratchFolder.delete(plan.data());
    }
}
