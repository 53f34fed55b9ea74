package io.pontual.workers.payment;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where one tender's money stands. The only place that says what may follow what. */
enum PaymentStatus {
    /** The provider was asked and has not answered yet. */
    REQUESTED,
    /** The customer has a code or slip and can pay. */
    ISSUED,
    AUTHORISED,
    DECLINED,
    /** Nobody waits for the customer's payment any more. */
    EXPIRED,
    /** The provider was asked to take the money. */
    CAPTURING,
    CAPTURED,
    CAPTURE_FAILED,
    /** The provider was asked to give the authorisation back. */
    VOIDING,
    VOIDED;

    private static final Map<PaymentStatus, Set<PaymentStatus>> NEXT = Map.of(
            // To CAPTURED when the customer has paid before we heard that it was issued.
            REQUESTED, EnumSet.of(AUTHORISED, DECLINED, ISSUED, CAPTURED, EXPIRED),
            // Back to REQUESTED for another code or slip.
            ISSUED, EnumSet.of(CAPTURED, EXPIRED, REQUESTED),
            AUTHORISED, EnumSet.of(CAPTURING, VOIDING),
            // A provider may authorise after it had declined; that money must go back.
            DECLINED, EnumSet.of(VOIDING, CAPTURED),
            // Paid all the same; that money must go back.
            EXPIRED, EnumSet.of(CAPTURED),
            // Back to AUTHORISED when a part was taken and more may be.
            CAPTURING, EnumSet.of(AUTHORISED, CAPTURED, CAPTURE_FAILED),
            CAPTURED, EnumSet.noneOf(PaymentStatus.class),
            // Straight to AUTHORISED or CAPTURED when the success was only reported late; to VOIDING when it is not
            // wanted.
            CAPTURE_FAILED, EnumSet.of(CAPTURING, AUTHORISED, CAPTURED, VOIDING),
            // CAPTURED when only what was left went back.
            VOIDING, EnumSet.of(VOIDED, CAPTURED),
            VOIDED, EnumSet.noneOf(PaymentStatus.class));

    Set<PaymentStatus> next() {
        return NEXT.get(this);
    }

    /** @throws IllegalStateException when {@code next} may not follow */
    PaymentStatus become(PaymentStatus next) {
        if (!next().contains(next)) {
            throw new IllegalStateException("A payment that is " + this + " cannot become " + next);
        }
        return next;
    }

    /** The provider was asked, or the customer may pay, and owes us an answer; when it does not come, we ask for it. */
    boolean awaitsProvider() {
        return this == REQUESTED || this == ISSUED || this == CAPTURING || this == VOIDING;
    }

    /** Nothing more is expected of the provider, and no money is set aside. */
    boolean isTerminal() {
        return this == DECLINED || this == EXPIRED || this == CAPTURED || this == VOIDED;
    }
}
