/** Signed out, or the role lacks the right. Mapped to 403 (401 or the sign-in page when nobody is signed in). */
export class NotAllowed extends Error {
  constructor(message = "Bạn không có quyền thực hiện việc này.") {
    super(message);
  }
}

/** No such record, or none that this person may know of. */
export class NotFound extends Error {
  constructor(message = "Không tìm thấy nội dung này.") {
    super(message);
  }
}

/** Somebody else changed the record first, or its state no longer allows the step. Nothing was overwritten. */
export class Conflict extends Error {
  constructor(message = "Nội dung này vừa được người khác thay đổi. Hãy tải lại trang để xem bản mới.") {
    super(message);
  }
}

/** The request itself cannot be read (wrong shape, too large). */
export class BadRequest extends Error {
  readonly status: number;
  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}
