export {
  acceptUpload,
  MAX_FILE_BYTES,
  storeMadeFile,
  type UploadPlace,
  type WaitingUpload,
} from "./accept-upload.ts";
export { type Accept, acceptAttribute, type FileMime } from "./file-types.ts";
export {
  type FileOwnership,
  findFile,
  findFiles,
  listFilesOf,
  removeFile,
  type Sensitivity,
  type StoredFile,
} from "./files.store.ts";
export { type OpenedFile, openFile } from "./open-file.ts";
export { type FileOwner, fileRoutes, fileUrls } from "./routes.ts";
export { createFileStorage, type FileStorage } from "./storage.ts";
