/**
 * How a zod schema becomes JSON Schema: the form that is typed in, with everything editable. zod marks lists that code must not change as `readOnly`,
 * and a form made from that would not let them be edited.
 */
export const jsonSchemaOptions = {
  io: 'input',
  override: ({ jsonSchema }: { readonly jsonSchema: { readOnly?: boolean } }): void => {
    delete jsonSchema.readOnly
  },
} as const
