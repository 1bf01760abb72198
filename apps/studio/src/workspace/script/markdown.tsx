import ReactMarkdown from "react-markdown";

/** Markdown of scripts and articles. Raw HTML in it is shown as text, never run. */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <div className="flex flex-col gap-2 text-md [&_a]:text-accent-ink [&_a]:underline [&_h1]:font-semibold [&_h1]:text-lg [&_h2]:font-semibold [&_h3]:font-medium [&_li]:ml-4 [&_ol]:list-decimal [&_ul]:list-disc">
      <ReactMarkdown
        components={{
          a: ({ href, children }) => (
            <a href={href} target="_blank" rel="noreferrer noopener">
              {children}
            </a>
          ),
        }}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}
