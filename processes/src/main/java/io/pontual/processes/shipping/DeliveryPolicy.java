package io.pontual.processes.shipping;

/**
 * What decision {@code delivery-policy} says of a parcel. Durations are ISO-8601.
 *
 * @param maxAttempts failed attempts after which the parcel is called back
 * @param silentAfter how long the carrier may say nothing
 * @param usualTransit how long a parcel is usually on its way; for those that were promised nothing
 * @param warnBefore so long before the promise a parcel that is not out for delivery is at risk
 * @param firstRepair {@code tell}, {@code upgrade} or {@code escalate}, when the promise is at risk
 * @param secondRepair likewise, when it is broken for good
 * @param escalateAfter so long after the promise it is broken for good
 * @param remindAfter in which a customer who has not fetched the parcel is reminded
 * @param holdFor after which a parcel that nobody fetches is called back
 * @param answerWithin in which people are to do their tasks
 */
public record DeliveryPolicy(
        int maxAttempts,
        String silentAfter,
        String usualTransit,
        String warnBefore,
        String firstRepair,
        String secondRepair,
        String escalateAfter,
        String remindAfter,
        String holdFor,
        String answerWithin) {}
