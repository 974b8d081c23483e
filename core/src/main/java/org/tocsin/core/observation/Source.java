package org.tocsin.core.observation;

/**
 * Who says so.
 *
 * @param feed name of the configured feed
 * @param name the channel, sensor or person within the feed
 */
public record Source(String feed, String name, Trust trust) {}
