import { Bar } from "@/components/ui/bar";
import { Button } from "@/components/ui/button";
import { Chip, Tag } from "@/components/ui/chip";
import { Dialog, DialogClose, DialogTrigger } from "@/components/ui/dialog";
import { Disclosure } from "@/components/ui/disclosure";
import { IconButton } from "@/components/ui/icon-button";
import { Section, Toolbar } from "@/components/ui/layout";
import { Menu, MenuButton, MenuLink, MenuSection } from "@/components/ui/menu";
import { Notice } from "@/components/ui/notice";
import { Steps } from "@/components/ui/steps";
import { Kbd } from "@/components/ui/text";

export function Controls() {
  return (
    <>
      <Section title="Buttons">
        <div className="space-y-3">
          <Toolbar label="Kinds">
            <Button variant="primary">Post answer</Button>
            <Button>Same problem</Button>
            <Button variant="quiet">Cancel</Button>
            <Button variant="danger" icon="trash">
              Delete
            </Button>
            <Button href="#link" iconEnd="external">
              A link
            </Button>
          </Toolbar>
          <Toolbar label="Sizes">
            <Button variant="primary" size="sm" icon="accept">
              Small
            </Button>
            <Button variant="primary" icon="accept">
              Medium
            </Button>
            <Button variant="primary" size="lg" icon="accept">
              Large
            </Button>
          </Toolbar>
          <Toolbar label="States">
            <Button variant="primary" disabled>
              Disabled
            </Button>
            <Button disabled>Disabled</Button>
            <Button variant="primary" busy icon="send">
              Sending…
            </Button>
            <Button busy icon="send">
              Sending…
            </Button>
            <IconButton icon="bookmark" label="Subscribe" />
            <IconButton icon="bookmark" label="Subscribed" aria-pressed="true" />
            <IconButton icon="share" label="Share" tone="outline" />
            <IconButton icon="trash" label="Delete" tone="danger" />
            <IconButton icon="close" label="Close" size="sm" disabled />
          </Toolbar>
        </div>
      </Section>
      <Section title="Menus, dialogs, folds">
        <Toolbar label="Floating">
          <Menu label="Sort" align="start" size="sm">
            <MenuLink href="#best" current>
              Best first
            </MenuLink>
            <MenuLink href="#new">Newest first</MenuLink>
          </Menu>
          <Menu label="More" icon="more" hideLabel align="start">
            <MenuLink href="#edit" icon="edit">
              Edit
            </MenuLink>
            <MenuLink href="#history" icon="history">
              History
            </MenuLink>
            <MenuSection label="Staff">
              <MenuButton icon="hide">Hide</MenuButton>
              <MenuButton icon="trash" tone="danger">
                Delete
              </MenuButton>
            </MenuSection>
          </Menu>
          <DialogTrigger dialog="sample-dialog">Ask a person</DialogTrigger>
        </Toolbar>
        <Dialog
          id="sample-dialog"
          title="Ask a person"
          closeLabel="Close"
          actions={
            <>
              <DialogClose dialog="sample-dialog">Not now</DialogClose>
              <Button variant="primary">Ask a person</Button>
            </>
          }
        >
          Somebody from support takes over. They will see this thread and what you tried.
        </Dialog>
        <Disclosure summary="Show earlier comments" count={6} className="mt-3">
          <p className="text-sm">Folded until asked for.</p>
        </Disclosure>
      </Section>
      <Section title="Words with colour">
        <div className="space-y-3">
          <p className="flex flex-wrap gap-2">
            <Chip icon="clock">Waiting</Chip>
            <Chip icon="pin" tone="accent">
              Pinned
            </Chip>
            <Chip icon="solved" tone="solved">
              Solved
            </Chip>
            <Chip icon="ambassador" tone="ambassador">
              Ambassador
            </Chip>
            <Chip icon="staff" tone="staff">
              Staff
            </Chip>
            <Chip icon="danger" tone="danger">
              Overdue
            </Chip>
            <Tag>Alder 2</Tag>
            <Tag href="#grinders">Grinders</Tag>
            <Tag href="#remove" removeLabel="Remove filter: solved">
              solved
            </Tag>
            <Kbd>?</Kbd>
          </p>
          <Steps
            label="Asking"
            steps={[
              { label: "Title", state: "done", href: "#title" },
              { label: "Details", state: "current" },
              { label: "Review", state: "ahead" },
            ]}
          />
          <div className="grid gap-4 sm:grid-cols-3">
            <Bar value={6} max={24} text="18 hours left" />
            <Bar value={15} max={24} text="9 hours left" tone="accent" />
            <Bar value={23} max={24} text="50 minutes left" tone="danger" />
          </div>
        </div>
      </Section>
      <Section title="Notices">
        <div className="space-y-2.5">
          <Notice>Search is in basic mode at the moment. Everything can still be found.</Notice>
          <Notice tone="success">Saved.</Notice>
          <Notice tone="warning" title="This looks like a phone number">
            Everybody can read a question. Put it into the private details instead.
          </Notice>
          <Notice tone="danger" title="Your answer was not posted" role="alert">
            The question was closed while you were writing. Your text is still here.
          </Notice>
          <Notice
            tone="staff"
            title="With support since 12 May"
            actions={<Button size="sm">Write privately</Button>}
          >
            Ines answers by Tuesday 14:00 CET.
          </Notice>
          <Notice tone="solved" title="Solved" actions={<Button size="sm">It does not work for me</Button>}>
            Accepted by Mara on 3 May.
          </Notice>
          <Notice tone="ambassador" title="Theo is answering" />
        </div>
      </Section>
    </>
  );
}
