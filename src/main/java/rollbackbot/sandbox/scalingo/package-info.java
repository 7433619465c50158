/**
 * A simulated Scalingo over HTTP on this machine: apps, linked repositories, variables, databases
 * and deployments that take their time, with faults for everything that can go wrong. For the
 * sandbox and the tests.
 */
@NullMarked
package rollbackbot.sandbox.scalingo;

import org.jspecify.annotations.NullMarked;
