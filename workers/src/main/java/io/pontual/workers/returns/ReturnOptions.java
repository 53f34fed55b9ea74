package io.pontual.workers.returns;

import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.web.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what of an order may come back, why, until when, in which ways, and what the customer would get. */
@Service
class ReturnOptions {
    private final OrderAccess access;
    private final Returnables returnables;
    private final WayChoice ways;
    private final ReturnWorth worth;

    ReturnOptions(OrderAccess access, Returnables returnables, WayChoice ways, ReturnWorth worth) {
        this.access = access;
        this.returnables = returnables;
        this.ways = ways;
        this.worth = worth;
    }

    /** @throws Problem 404, 403 for another channel's order */
    @Transactional(readOnly = true)
    public ReturnOptionsView of(UUID orderId, ReturnReason reason, String condition, Language language, ApiKey caller) {
        access.require(orderId, caller);
        var found = returnables.of(orderId, reason, condition);
        return new ReturnOptionsView(
                orderId,
                found.sale().policyVersion(),
                PolicyController.POLICIES + "/" + found.sale().policyVersion(),
                found.order().currency(),
                reason.code(),
                condition,
                found.order().lines().stream()
                        .map(line -> new ReturnOptionsView.Line(
                                line.lineId(),
                                line.sku(),
                                line.description(),
                                line.handedOver(),
                                found.claimed().getOrDefault(line.lineId(), 0),
                                found.groups().stream()
                                        .filter(group -> group.line().equals(line))
                                        .map(group -> option(found, group, language))
                                        .toList()))
                        .toList());
    }

    private ReturnOptionsView.Option option(Returnables.Found found, Returnables.Group group, Language language) {
        if (!group.arrived()) {
            return new ReturnOptionsView.Option(
                    group.batch().quantity(), null, "on-the-way", null, onTheWay(language), null, null, null, null);
        }
        var eligibility = group.eligibility();
        if (eligibility.verdict() != Eligibility.Verdict.ALLOWED) {
            return new ReturnOptionsView.Option(
                    group.batch().quantity(),
                    group.batch().since(),
                    eligibility.verdict().code(),
                    null,
                    eligibility.reason().in(language),
                    null,
                    eligibility.alternative(),
                    null,
                    null);
        }
        var lineId = group.line().lineId();
        var expected = worth.of(
                found.order().orderId(),
                found.kept(),
                Map.of(lineId, group.batch().quantity()),
                eligibility.refundsShipping() ? List.of(lineId) : List.of());
        var currency = found.order().currency();
        return new ReturnOptionsView.Option(
                group.batch().quantity(),
                group.batch().since(),
                eligibility.verdict().code(),
                eligibility.basis().code(),
                eligibility.reason().in(language),
                group.until(),
                eligibility.alternative(),
                new ReturnOptionsView.Refund(
                        written(expected.goods(), currency),
                        written(expected.discount(), currency),
                        written(expected.shipping(), currency),
                        written(expected.total(), currency)),
                Arrays.stream(ReturnWay.values())
                        .flatMap(way -> way(found, eligibility, way, expected, language).stream())
                        .sorted(Comparator.comparing(ReturnOptionsView.Way::fee))
                        .toList());
    }

    private List<ReturnOptionsView.Way> way(
            Returnables.Found found,
            Eligibility eligibility,
            ReturnWay way,
            ReturnWorth.Worth expected,
            Language language) {
        var answer = ways.ask(found.order(), found.sale(), eligibility.basis(), way, expected.net());
        if (!answer.offered()) {
            return List.of();
        }
        var currency = found.order().currency();
        var fee = written(answer.fee().min(expected.total()), currency);
        return List.of(new ReturnOptionsView.Way(
                way.code(),
                fee,
                written(expected.total(), currency).subtract(fee),
                answer.reason().in(language)));
    }

    private static String onTheWay(Language language) {
        return language == Language.PT_BR
                ? "Ainda está a caminho; pode ser devolvido assim que chegar."
                : "It is still on its way; it may come back once it has arrived.";
    }

    static BigDecimal written(BigDecimal amount, String currency) {
        return amount.setScale(Currency.getInstance(currency).getDefaultFractionDigits(), RoundingMode.DOWN);
    }
}
