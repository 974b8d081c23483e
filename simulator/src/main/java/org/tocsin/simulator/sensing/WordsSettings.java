package org.tocsin.simulator.sensing;

/**
 * How people report. Measured on a recorded raid night of eleven channels: 1,719 posts in three hours; 62 % name no
 * weapon; nine of ten pauses between two posts about a group are under twelve minutes (mean 5.2 min of an exponential
 * law); ten to fifty posts from five to nine channels within 90 s of a ballistic launch, districts named 35 to 80 s after
 * the first word; the first monitor 15 to 97 s ahead of the official line. Not measured, assumed: places and courses.
 *
 * @param pause mean pause between two fresh reports of a drone group, seconds
 * @param fastPause the same for cruise missiles
 * @param delay median delay from seeing to a post that is received, seconds; log-normal with a factor of two
 * @param echoes mean number of channels that repeat a report
 * @param unnamed share that names no weapon
 * @param misplaced share that names a wrong place
 * @param vague share that names only a raion or oblast
 * @param denial share of stopped groups that are said to be
 * @param falsePerHour reports of nothing, per hour
 * @param coverage mean share of the groups that anybody speaks of
 */
public record WordsSettings(
    double pause,
    double fastPause,
    double delay,
    double echoes,
    double unnamed,
    double misplaced,
    double vague,
    double denial,
    double falsePerHour,
    double coverage) {
  public static final WordsSettings STANDARD = new WordsSettings(312, 75, 25, 0.8, 0.62, 0.03, 0.08, 0.5, 0.5, 0.97);
}
