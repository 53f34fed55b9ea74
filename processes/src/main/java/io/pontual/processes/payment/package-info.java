/** What the models, workers and payment providers agree on: job records and queue messages. */
package io.pontual.processes.payment;
