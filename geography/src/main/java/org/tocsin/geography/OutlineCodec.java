package org.tocsin.geography;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Polygons as differences of fixed-point degrees: neighbouring vertices are close, so most take four bytes. */
final class OutlineCodec {
  static final int PER_DEGREE = 10_000_000;
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private OutlineCodec() {}

  static int fixed(double degrees) {
    return (int) Math.rint(degrees * PER_DEGREE);
  }

  static double degrees(int fixed) {
    return fixed / (double) PER_DEGREE;
  }

  static void write(DataOutputStream out, Geometry outline) throws IOException {
    writeInt(out, outline.getNumGeometries());
    for (int i = 0; i < outline.getNumGeometries(); i++) {
      Polygon p = (Polygon) outline.getGeometryN(i);
      writeInt(out, 1 + p.getNumInteriorRing());
      writeRing(out, p.getExteriorRing());
      for (int r = 0; r < p.getNumInteriorRing(); r++) {
        writeRing(out, p.getInteriorRingN(r));
      }
    }
  }

  static Geometry read(DataInputStream in) throws IOException {
    Polygon[] polygons = new Polygon[readInt(in)];
    for (int i = 0; i < polygons.length; i++) {
      LinearRing[] holes = new LinearRing[readInt(in) - 1];
      LinearRing shell = readRing(in);
      for (int r = 0; r < holes.length; r++) {
        holes[r] = readRing(in);
      }
      polygons[i] = FACTORY.createPolygon(shell, holes);
    }
    return polygons.length == 1 ? polygons[0] : FACTORY.createMultiPolygon(polygons);
  }

  /** The last vertex equals the first and is not stored. */
  private static void writeRing(DataOutputStream out, LinearRing ring) throws IOException {
    int n = ring.getNumPoints() - 1;
    writeInt(out, n);
    int x = 0;
    int y = 0;
    for (int i = 0; i < n; i++) {
      Coordinate c = ring.getCoordinateN(i);
      writeInt(out, fixed(c.x) - x);
      writeInt(out, fixed(c.y) - y);
      x = fixed(c.x);
      y = fixed(c.y);
    }
  }

  private static LinearRing readRing(DataInputStream in) throws IOException {
    int n = readInt(in);
    Coordinate[] out = new Coordinate[n + 1];
    int x = 0;
    int y = 0;
    for (int i = 0; i < n; i++) {
      x += readInt(in);
      y += readInt(in);
      out[i] = new Coordinate(degrees(x), degrees(y));
    }
    out[n] = new Coordinate(out[0]);
    return FACTORY.createLinearRing(out);
  }

  /** Seven bits to the byte, sign in the lowest bit (the zig-zag form). */
  private static void writeInt(DataOutputStream out, int value) throws IOException {
    int v = value << 1 ^ value >> 31;
    while ((v & ~0x7f) != 0) {
      out.writeByte(v & 0x7f | 0x80);
      v >>>= 7;
    }
    out.writeByte(v);
  }

  private static int readInt(DataInputStream in) throws IOException {
    int v = 0;
    for (int shift = 0; ; shift += 7) {
      int b = in.readUnsignedByte();
      v |= (b & 0x7f) << shift;
      if (b < 0x80) {
        return v >>> 1 ^ -(v & 1);
      }
    }
  }
}
