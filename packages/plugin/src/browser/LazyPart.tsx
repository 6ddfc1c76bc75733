import { Alert, Button } from 'antd';
import { Component, type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../shared/auth-type';
import { unloadedText } from './unloaded';

/**
 * A component that is loaded when it is first shown. Where it cannot be loaded or drawn, its place tells so, and the page of
 * NocoBase around it stays.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  // It takes the props of what it loads; React's types lose that where the props are a parameter.
  const Part = lazy(load) as unknown as ComponentType<Props>;
  return function LazyPart(props: Props) {
    return (
      <Boundary>
        <Suspense>
          <Part {...props} />
        </Suspense>
      </Boundary>
    );
  };
}

/** Keeps what goes wrong inside of it from the page around it. */
export class Boundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? <Unloaded /> : this.props.children;
  }
}

function Unloaded() {
  const { t, i18n } = useTranslation(NAMESPACE);
  const reload = (
    <Button size="small" onClick={() => window.location.reload()}>
      {t('Reload page')}
    </Button>
  );
  return <Alert role="alert" type="warning" message={unloadedText(i18n)} action={reload} />;
}
