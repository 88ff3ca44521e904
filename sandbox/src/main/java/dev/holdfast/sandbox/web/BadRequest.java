package dev.holdfast.sandbox.web;

/** A control call that asks for something the sandbox cannot do; answered 400 with the sentence given here. */
public final class BadRequest extends RuntimeException {

    public BadRequest(String sentence) {
        super(sentence, null, false, false);
    }
}
