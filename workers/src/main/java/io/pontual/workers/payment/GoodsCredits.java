package io.pontual.workers.payment;

import io.pontual.processes.payment.IssueCredit;
import io.pontual.processes.payment.WithdrawCredit;
import io.pontual.workers.payment.contract.StoreCredits;
import io.pontual.workers.platform.engine.NeedsOperator;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Store credit for goods that a store takes back without an order: anybody may spend it who knows the code. */
@Service
class GoodsCredits implements StoreCredits {
    private final CreditAccounts accounts;

    GoodsCredits(CreditAccounts accounts) {
        this.accounts = accounts;
    }

    /** Once for each return; of nothing, none. @throws NeedsOperator for an amount that cannot be credited */
    @Transactional
    public IssueCredit.Output issue(IssueCredit.Input input) {
        var amount = input.creditAmount();
        if (amount == null || amount.signum() < 0 || input.currency() == null) {
            throw new NeedsOperator("Return " + input.returnId()
                    + " has no creditAmount and currency that could be credited. Set the variables and retry.");
        }
        if (amount.signum() == 0) {
            return new IssueCredit.Output(null);
        }
        var operation = operation(input.returnId());
        return new IssueCredit.Output(accounts.issuedFor(operation)
                .orElseGet(() ->
                        accounts.issue(CreditAccount.Kind.STORE_CREDIT, null, input.currency(), amount, operation))
                .accountId());
    }

    @Transactional
    public WithdrawCredit.Output withdraw(WithdrawCredit.Input input) {
        return new WithdrawCredit.Output(
                input.accountId() == null || accounts.withdraw(input.accountId(), operation(input.returnId())));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Credit> find(UUID accountId) {
        return accounts.find(accountId)
                .map(account -> new Credit(accountId, account.code(), account.currency(), account.balance()));
    }

    private static String operation(UUID returnId) {
        return "return:" + returnId;
    }
}
