/** What the steps of a return are told and answer. */
package io.pontual.processes.returns;
