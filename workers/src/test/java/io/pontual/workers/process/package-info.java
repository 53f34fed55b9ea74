/** Runs every model on a real engine, with invented answers in the place of workers, partners and people. */
package io.pontual.workers.process;
