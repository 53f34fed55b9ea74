/** What the models, workers and partners agree on about orders: job records and reasons. */
package io.pontual.processes.ordering;
