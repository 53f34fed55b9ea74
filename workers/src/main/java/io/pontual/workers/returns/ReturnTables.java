package io.pontual.workers.returns;

import io.pontual.processes.model.DecisionId;
import io.pontual.workers.platform.decision.Answer;
import io.pontual.workers.platform.decision.DecisionTable;
import io.pontual.workers.platform.timeline.Language;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks the decision tables of returns; see bpmn-docs/decisions.md. */
@Component
class ReturnTables {
    private final DecisionTable withdrawal = table(DecisionId.WITHDRAWAL_RIGHT);
    private final DecisionTable eligibility = table(DecisionId.RETURN_ELIGIBILITY);
    private final DecisionTable ways = table(DecisionId.RETURN_WAY);
    private final DecisionTable timing = table(DecisionId.REFUND_TIMING);
    private final DecisionTable differences = table(DecisionId.ASSESS_DIFFERENCE);
    private final DecisionTable dispositions = table(DecisionId.DISPOSITION);
    private final DecisionTable exchanges = table(DecisionId.EXCHANGE_POLICY);
    private final DecisionTable scores = table(DecisionId.ABUSE_SCORE);
    private final DecisionTable claims = table(DecisionId.CLAIM_POLICY);
    private final DecisionTable warranties = table(DecisionId.WARRANTY_POLICY);
    private final DecisionTable blind = table(DecisionId.BLIND_RETURN);
    private final DecisionTable grades = table(DecisionId.GRADE_GOODS);

    /**
     * What is asked about units that the customer got together.
     *
     * @param channel where they were bought
     * @param productGroup null when the product is not known any more
     * @param days since delivery; the day of delivery is 0
     * @param returnedInAYear units that the customer has returned before; null for a guest
     */
    record Question(
            String policyVersion,
            String channel,
            String productGroup,
            String reason,
            String condition,
            long days,
            Integer returnedInAYear) {}

    /** @param pt in Portuguese */
    record Words(String pt, String en) {
        String in(Language language) {
            return language == Language.PT_BR ? pt : en;
        }
    }

    /**
     * The law before the policy: what the law gives, no table of ours can refuse.
     */
    Eligibility eligibility(Question asked) {
        var law = withdrawal.ask(asked.channel(), asked.days());
        if (law.oneOf("withdraw", List.of("yes", "no")).equals("yes")) {
            return new Eligibility(
                    Eligibility.Verdict.ALLOWED,
                    Eligibility.Basis.WITHDRAWAL,
                    law.whole("days"),
                    true,
                    null,
                    words(law));
        }
        var answer = eligibility.ask(
                asked.policyVersion(),
                asked.reason(),
                asked.channel(),
                asked.productGroup(),
                asked.condition(),
                asked.days(),
                asked.returnedInAYear());
        var alternative = answer.oneOf("alternative", List.of("none", "exchange", "replacement"));
        return new Eligibility(
                Eligibility.Verdict.of(answer.oneOf("verdict", Eligibility.Verdict.codes())),
                ReturnReason.of(asked.reason()).fault() ? Eligibility.Basis.FAULT : Eligibility.Basis.POLICY,
                answer.whole("days"),
                answer.oneOf("shipping", List.of("refund", "keep")).equals("refund"),
                alternative.equals("none") ? null : alternative,
                words(answer));
    }

    /** @param fee in the order's currency */
    record Way(boolean offered, BigDecimal fee, Duration sendWithin, Words reason) {}

    /**
     * @param goodsWorth what would go back for the goods
     * @param address whether the order has one from which a carrier could fetch
     * @param keptInAYear units that the customer was allowed to keep before; null for a guest
     */
    record WayQuestion(
            String policyVersion,
            Eligibility.Basis basis,
            ReturnWay way,
            BigDecimal goodsWorth,
            boolean address,
            Integer keptInAYear) {}

    Way way(WayQuestion asked) {
        var answer = ways.ask(
                asked.policyVersion(),
                asked.basis().code(),
                asked.way().code(),
                asked.goodsWorth(),
                asked.address() ? "yes" : "no",
                asked.keptInAYear());
        return new Way(
                answer.oneOf("offered", List.of("yes", "no")).equals("yes"),
                BigDecimal.valueOf(answer.number("fee")),
                answer.duration("sendWithin"),
                words(answer));
    }

    /** @param keepBack of the refund for these units, in percent */
    record DifferenceRule(boolean tell, int keepBack, Duration objectWithin) {}

    DifferenceRule difference(ReturnWay way, Return.Line line, Assessment.Difference one) {
        var answer = differences.ask(one.kind().code(), way.code(), line.basis().code(), one.grade(), line.condition());
        return new DifferenceRule(
                answer.oneOf("tell", List.of("yes", "no")).equals("yes"),
                answer.whole("keepBack"),
                answer.duration("objectWithin"));
    }

    /** @return {@code at-once}, {@code on-receipt} or {@code on-inspection} */
    String refundWhen(
            ReturnWay way, Eligibility.Basis basis, BigDecimal refund, Integer returnedInAYear, Integer unreturned) {
        return timing.ask(way.code(), basis.code(), refund, returnedInAYear, unreturned)
                .oneOf("refundWhen", List.of("at-once", "on-receipt", "on-inspection"));
    }

    /** @param reserved kept aside from the request on @param feeWaived the way back costs nothing */
    record ExchangeTerms(boolean offered, boolean reserved, boolean feeWaived, Duration sendWithin, Words reason) {}

    /** @param price of all new goods, in the order's currency */
    ExchangeTerms exchange(String policyVersion, boolean instant, BigDecimal price, BigDecimal score) {
        var answer = exchanges.ask(policyVersion, instant ? "instant" : "standard", price, score);
        return new ExchangeTerms(
                answer.oneOf("offered", List.of("yes", "no")).equals("yes"),
                answer.oneOf("reserve", List.of("at-request", "on-receipt")).equals("at-request"),
                answer.oneOf("fee", List.of("waive", "charge")).equals("waive"),
                answer.duration("sendWithin"),
                words(answer));
    }

    /** All counts are of the last year. @return from 0 to 100 */
    BigDecimal abuseScore(boolean known, int returned, int notSentBack, int claims) {
        return BigDecimal.valueOf(
                scores.ask(known ? "yes" : "no", returned, notSentBack, claims).whole("score"));
    }

    /** @param decision {@code replacement}, {@code refund}, {@code agent} or {@code refused} */
    record ClaimAnswer(String decision, boolean carrierPays, Words reason) {}

    /** @param state {@code collected}, {@code delivered} or {@code on-the-way} @param days since then */
    ClaimAnswer claim(
            String kind, String state, long days, BigDecimal worth, int evidence, BigDecimal score, String wish) {
        var answer = claims.ask(kind, state, days, worth, evidence, score, wish);
        return new ClaimAnswer(
                answer.oneOf("decision", List.of("replacement", "refund", "agent", "refused")),
                answer.oneOf("carrier", List.of("yes", "no")).equals("yes"),
                words(answer));
    }

    /** @param service {@code appointment}, {@code send-in} or {@code any} @param places of an hour in a store */
    record Warranty(boolean covered, int months, String service, int places, Duration within, Words reason) {
        boolean offers(String way) {
            return service.equals("any") || service.equals(way);
        }
    }

    /** @param productGroup null when the product is not known any more @param months whole ones since delivery */
    Warranty warranty(String policyVersion, String productGroup, long months) {
        var answer = warranties.ask(policyVersion, productGroup, months);
        return new Warranty(
                answer.oneOf("covered", List.of("yes", "no")).equals("yes"),
                answer.whole("warrantyMonths"),
                answer.oneOf("service", List.of("appointment", "send-in", "any")),
                answer.whole("places"),
                answer.duration("repairWithin"),
                words(answer));
    }

    /**
     * What is asked about goods that belong to no order.
     *
     * @param receiptDays since the sale; null without a receipt
     * @param amount that everything together would be worth
     * @param before returns of this kind of the same person; null when nobody said who it is, as for {@code credited}
     */
    record BlindQuestion(
            String productGroup,
            Long receiptDays,
            BigDecimal amount,
            boolean dearer,
            Integer before,
            BigDecimal credited) {}

    /** @param verdict {@code accepted}, {@code agent} or {@code refused} @param price {@code paid} or {@code lowest} */
    record BlindAnswer(String verdict, String price, int lowestDays, boolean identity, Words reason) {}

    BlindAnswer blind(BlindQuestion asked) {
        var answer = blind.ask(
                asked.productGroup(),
                asked.receiptDays() == null ? "none" : "receipt",
                asked.receiptDays(),
                asked.amount(),
                asked.dearer() ? "yes" : "no",
                asked.before(),
                asked.credited());
        return new BlindAnswer(
                answer.oneOf("verdict", List.of("accepted", "agent", "refused")),
                answer.oneOf("price", List.of("paid", "lowest")),
                answer.whole("lowestDays"),
                answer.oneOf("identity", List.of("none", "required")).equals("required"),
                words(answer));
    }

    /** @param taken whether the store takes it at all */
    record GradeCredit(int percent, boolean taken) {}

    GradeCredit credit(String grade, String productGroup) {
        var answer = grades.ask(grade, productGroup);
        return new GradeCredit(
                answer.whole("creditPercent"),
                answer.oneOf("taken", List.of("yes", "no")).equals("yes"));
    }

    /** @return a code that the ledger knows */
    String disposition(String grade, String productGroup, ReturnReason reason) {
        return dispositions
                .ask(grade, productGroup, reason.code())
                .oneOf("disposition", List.of("restock", "refurbish", "outlet", "vendor", "scrap"));
    }

    private static Words words(Answer answer) {
        return new Words(answer.text("reasonPt"), answer.text("reasonEn"));
    }

    private static DecisionTable table(String id) {
        return DecisionTable.read("/returns/" + id + ".dmn");
    }
}
