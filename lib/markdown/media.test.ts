import { expect, it } from "vitest";
import { mediaAt } from "./media";

it.each([
  ["https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3", "youtube", "dQw4w9WgXcQ"],
  ["https://youtu.be/dQw4w9WgXcQ?si=x", "youtube", "dQw4w9WgXcQ"],
  ["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "youtube", "dQw4w9WgXcQ"],
  ["https://m.youtube.com/shorts/dQw4w9WgXcQ", "youtube", "dQw4w9WgXcQ"],
  ["https://vimeo.com/123456789", "vimeo", "123456789"],
  ["https://player.vimeo.com/video/123456789", "vimeo", "123456789"],
])("%s is a film of %s", (address, from, id) => {
  expect(mediaAt(address)).toMatchObject({ kind: "video", from, id });
});

it.each([
  ["/demo/films/rinse.mp4", { kind: "video", from: "own", href: "/demo/films/rinse.mp4" }],
  ["/files/abcdefgh234567ab-90/pump.mp3", { kind: "audio", from: "own" }],
  ["https://media.test/rinse.webm", { kind: "video", from: "elsewhere" }],
])("%s is played or linked", (address, media) => {
  expect(mediaAt(address)).toMatchObject(media);
});

it.each([
  "https://evil.test/watch?v=dQw4w9WgXcQ",
  "https://youtube.com.evil.test/watch?v=dQw4w9WgXcQ",
  "https://youtube.com@evil.test/watch?v=dQw4w9WgXcQ",
  "https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ",
  "http://www.youtube.com/watch?v=dQw4w9WgXcQ",
  'https://youtu.be/"onload="x',
  "https://www.youtube.com/watch?v=short",
  "https://vimeo.com/about",
  "javascript:alert(1)//.mp4",
  "http://media.test/rinse.mp4",
  "/demo/../x.mp4",
  "/demo/cup.png",
])("%s is none", (address) => {
  expect(mediaAt(address)).toBeNull();
});
