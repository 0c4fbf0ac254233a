import * as z from "zod";

/** The largest picture of an option, in bytes. */
export const mostPictureBytes = 4_000_000;
/** Where uploaded pictures of options lie, below Hamdel's own address. */
export const picturesAt = "/p/survey-pictures/";

/** `POST /survey-pictures`. */
export const pictureTaken = z.object({ picture: z.string().describe("What an option names as its picture") });

/** Pictures that a file of a survey carries, by the addresses that its definition names. */
export const carriedPictures = z
  .record(z.string().max(300), z.base64().max(Math.ceil(mostPictureBytes * 1.4)))
  .refine((all) => Object.keys(all).length <= 200, { message: "too many" });
export type CarriedPictures = z.infer<typeof carriedPictures>;

/** Whether a picture was uploaded here; else it lies at an address of its own. */
export function isUploaded(picture: string | undefined): picture is string {
  return picture?.startsWith(picturesAt) === true;
}
