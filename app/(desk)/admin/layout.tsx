import type { ReactNode } from "react";
import { AdminNav } from "@/components/admin/admin-nav";

/** The pages say themselves who may see them; what stands here is the same for everybody. */
export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-page lg:flex">
      <AdminNav />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
