import {
  Input,
  NumberInput,
  PasswordInput,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useState } from "react";
import type { ExportPlace, ExportSecret } from "../../contract/exports.ts";
import { useExportWords } from "./export-words.ts";

type Of<Kind extends ExportPlace["kind"]> = Extract<ExportPlace, { kind: Kind }>;
/** A place of each kind before anything was written. */
export const freshPlace: { s3: Of<"s3">; sftp: Of<"sftp"> } = {
  s3: { kind: "s3", endpoint: "", region: "default", bucket: "", folder: "hamdel", key: "" },
  sftp: { kind: "sftp", host: "", port: 22, user: "", folder: "", fingerprint: null },
};
/** Text that reads from left to right in a form of either direction. */
const ltr = { className: "ltr-input", dir: "ltr", styles: { label: { direction: "inherit" } } } as const;

type PlaceProps<Place> = {
  place: Place;
  secret: ExportSecret;
  isKept: boolean;
  onChange: (place: Place) => void;
  onSecret: (secret: ExportSecret) => void;
};

/** Where files go, and how one signs in there. */
export function PlaceFields(props: PlaceProps<ExportPlace>) {
  const { fields } = useExportWords().words;
  const { place, onChange, onSecret } = props;
  const choose = (kind: "s3" | "sftp") => {
    onChange(freshPlace[kind]);
    onSecret({});
  };
  return (
    <Stack gap="md">
      <Input.Wrapper label={fields.place} labelElement="div">
        <SegmentedControl
          fullWidth
          mt={4}
          aria-label={fields.place}
          data={(["s3", "sftp"] as const).map((value) => ({ value, label: fields.places[value] }))}
          value={place.kind}
          onChange={choose}
        />
      </Input.Wrapper>
      {place.kind === "s3" ? <S3Fields {...props} place={place} /> : <SftpFields {...props} place={place} />}
    </Stack>
  );
}

function S3Fields({ place, secret, isKept, onChange, onSecret }: PlaceProps<Of<"s3">>) {
  const { fields } = useExportWords().words;
  const set = (changed: Partial<Of<"s3">>) => onChange({ ...place, ...changed });
  const text = (name: "endpoint" | "region" | "bucket" | "key", more: object = {}) => (
    <TextInput
      {...ltr}
      label={fields[name]}
      required
      withAsterisk={false}
      value={place[name]}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
      {...more}
    />
  );
  return (
    <>
      {text("endpoint", { type: "url", placeholder: "https://" })}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {text("bucket")}
        {text("region")}
      </SimpleGrid>
      <Folder value={place.folder} onChange={(folder) => set({ folder })} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {text("key", { autoComplete: "off" })}
        <Secret label={fields.secret} name="secret" {...{ secret, isKept, onSecret }} />
      </SimpleGrid>
    </>
  );
}

function SftpFields({ place, secret, isKept, onChange, onSecret }: PlaceProps<Of<"sftp">>) {
  const { fields } = useExportWords().words;
  const [way, setWay] = useState<"password" | "key">("password");
  const set = (changed: Partial<Of<"sftp">>) => onChange({ ...place, ...changed });
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          {...ltr}
          label={fields.host}
          placeholder="files.example.com"
          required
          withAsterisk={false}
          value={place.host}
          onChange={({ currentTarget }) => set({ host: currentTarget.value, fingerprint: null })}
        />
        <NumberInput
          {...ltr}
          label={fields.port}
          min={1}
          max={65_535}
          hideControls
          value={place.port}
          onChange={(port) => set({ port: Number(port) || 22, fingerprint: null })}
        />
        <TextInput
          {...ltr}
          label={fields.user}
          required
          withAsterisk={false}
          autoComplete="off"
          value={place.user}
          onChange={({ currentTarget }) => set({ user: currentTarget.value })}
        />
        <Folder value={place.folder} onChange={(folder) => set({ folder })} />
      </SimpleGrid>
      <Input.Wrapper label={fields.signIn} labelElement="div">
        <SegmentedControl
          fullWidth
          mt={4}
          aria-label={fields.signIn}
          data={(["password", "key"] as const).map((value) => ({ value, label: fields.signIns[value] }))}
          value={way}
          onChange={(chosen) => {
            setWay(chosen);
            onSecret({});
          }}
        />
      </Input.Wrapper>
      {way === "password" ? (
        <Secret label={fields.password} name="password" {...{ secret, isKept, onSecret }} />
      ) : (
        <>
          <Textarea
            {...ltr}
            label={fields.privateKey}
            description={isKept ? fields.keptSecret : undefined}
            autosize
            minRows={3}
            maxRows={8}
            spellCheck={false}
            value={secret.private_key ?? ""}
            onChange={({ currentTarget }) => onSecret({ ...secret, private_key: currentTarget.value })}
          />
          <Secret label={fields.passphrase} name="passphrase" isKept={false} {...{ secret, onSecret }} />
        </>
      )}
    </>
  );
}

function Folder({ value, onChange }: { value: string; onChange: (folder: string) => void }) {
  const { fields } = useExportWords().words;
  return (
    <TextInput
      {...ltr}
      label={fields.folder}
      description={fields.folderNote}
      inputWrapperOrder={["label", "input", "description"]}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

type SecretProps = {
  label: string;
  name: "secret" | "password" | "passphrase";
  secret: ExportSecret;
  isKept: boolean;
  onSecret: (secret: ExportSecret) => void;
};

function Secret({ label, name, secret, isKept, onSecret }: SecretProps) {
  const { fields } = useExportWords().words;
  return (
    <PasswordInput
      {...ltr}
      label={label}
      description={isKept ? fields.keptSecret : undefined}
      inputWrapperOrder={["label", "input", "description"]}
      autoComplete="new-password"
      value={secret[name] ?? ""}
      onChange={({ currentTarget }) => onSecret({ ...secret, [name]: currentTarget.value })}
    />
  );
}
