package org.tocsin.simulator.raid;

/**
 * People of one community whom one formation truly endangers: an impact, falling debris or a low overflight near them.
 *
 * @param arrival seconds since the raid's start when the first of them are in danger
 * @param until when the last of them were
 * @param people how many
 */
public record Danger(int formation, int community, Weapon weapon, double arrival, double until, double people) {}
