package io.pontual.sandbox;

import io.pontual.integrations.support.EmbeddedSftp;

/** The first thing a newcomer reads: where to go and what to type. */
final class Welcome {
    private Welcome() {}

    static void print(String url, EmbeddedSftp sftp) {
        System.out.println(
                """

                Pontual sandbox is ready.

                  API      %1$s/api/v1        (header X-Api-Key: sandbox)
                  Contract %1$s/v3/api-docs
                  Mails    %1$s/sandbox/mails
                  Files    sftp -P %2$d %3$s@127.0.0.1, password %4$s, directory %5$s

                Order two T-shirts, to be picked up at Avenida Paulista:

                curl -s %1$s/api/v1/orders -H 'X-Api-Key: sandbox' -H "Idempotency-Key: $RANDOM-$RANDOM" \\
                  -H 'Content-Type: application/json' -d '{
                    "channel": "web", "externalId": "WEB-'$RANDOM$RANDOM'", "currency": "BRL",
                    "customer": {"name": "Ana Souza", "email": "ana@example.com", "locale": "pt-BR"},
                    "lines": [{"lineId": "1", "sku": "CAM-0101", "quantity": 2, "unitPrice": "59.90"}],
                    "fulfilment": {"method": "pickup", "nodeId": "sp-paulista"},
                    "tenders": [{"method": "credit-card", "token": "tok_approved", "amount": "119.80", "installments": 1}]}'

                It reaches CLOSED on its own. At node sp-pinheiros it waits for the store's people: %1$s/api/v1/tasks
                """
                        .formatted(url, sftp.port(), EmbeddedSftp.USER, sftp.password(), EmbeddedSftp.DIRECTORY));
    }
}
