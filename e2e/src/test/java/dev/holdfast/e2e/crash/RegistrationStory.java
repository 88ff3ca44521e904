package dev.holdfast.e2e.crash;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.e2e.driver.Mail;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.Stack;
import java.time.Duration;
import java.util.List;

/** Somebody registers and gets a link by mail. */
final class RegistrationStory implements Story {

    private static final Duration END = Duration.ofSeconds(60);

    private final Stack stack;
    private final Person person = Person.called("Kirti");

    RegistrationStory(Stack stack) {
        this.stack = stack;
    }

    @Override
    public void begin() {
        stack.edge().register(person).expect(202);
    }

    @Override
    public Watched watched() {
        return new Watched(
                stack.mongo(),
                "identity-service",
                "users",
                eq("email", person.email()),
                "verify-email",
                () -> !mails().isEmpty());
    }

    private List<Mail> mails() {
        return stack.inbox().to(person.email());
    }

    @Override
    public int verifyEnd() {
        Promise.within(END, "a mail with a link", this::mails, found -> !found.isEmpty());
        stack.mongo().awaitQuiet(END);
        List<Mail> mails = mails();
        assertThat(mails.stream().map(Mail::messageId).distinct()).hasSize(1);
        assertThat(stack.mongo().find("users", eq("email", person.email()))).hasSize(1);
        stack.edge()
                .verifyEmail(stack.inbox().verificationToken(mails.getLast()))
                .expect(204);
        stack.edge().signIn(person.email(), person.password()).me();
        return mails.size();
    }
}
