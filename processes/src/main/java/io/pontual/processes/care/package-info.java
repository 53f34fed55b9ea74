/** What the models and workers agree on about services for customers beside their goods. */
package io.pontual.processes.care;
