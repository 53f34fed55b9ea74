/** What the models, workers and mail gateways agree on: job records and queue messages. */
package io.pontual.processes.notification;
