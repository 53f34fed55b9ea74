package io.pontual.workers.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A text holds a card number. Does not repeat it, so that it gets into no log. */
final class CardNumberFound extends MismatchedInputException {
    private static final long serialVersionUID = 1;

    CardNumberFound(JsonParser parser) {
        super(parser, CardNumbers.REFUSAL, String.class);
    }

    /** Without the excerpt of the body that Jackson adds. */
    @Override
    public String getMessage() {
        return CardNumbers.REFUSAL;
    }
}
