package dev.holdfast.localstack.cli;

import dev.holdfast.localstack.StackStatus;
import dev.holdfast.localstack.StackStatus.Account;

/** What a person needs to know once a stack is ready. */
final class Welcome {

    private Welcome() {}

    static void say(Output output, StackStatus stack) {
        output.say("");
        output.say("Holdfast is ready.");
        output.say("  open            " + stack.edge());
        output.say("  inbox           " + stack.sandbox().url() + "/mail");
        output.say("  Calendly        " + stack.sandbox().url() + "/calendly/book");
        account(output, "admin", stack.accounts().admin());
        account(output, "practitioner", stack.accounts().practitioner());
        account(output, "client", stack.accounts().client());
        output.say("  logs            " + stack.data() + "/logs");
        output.say("");
    }

    private static void account(Output output, String role, Account account) {
        output.say(String.format("  %-15s %s  %s", role, account.email(), account.password()));
    }
}
