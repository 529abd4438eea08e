import { ReactNode } from 'react';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';

/** A card with a heading. */
export function TitledCard(props: { title: string; children: ReactNode }) {
  const { title, children } = props;
  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small" style={{ margin: 0 }}>
          {title}
        </Text>
      </CardHeader>
      <CardBody>{children}</CardBody>
    </Card>
  );
}
