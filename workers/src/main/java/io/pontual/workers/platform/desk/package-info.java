/** The task desk: what people have to do, for those who do not work in Tasklist. It does what Tasklist does, no more. */
package io.pontual.workers.platform.desk;
