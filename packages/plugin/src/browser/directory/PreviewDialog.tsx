import { Alert, Flex, Modal, Table, Tabs, Tree } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import { type DirectoryPreview, FINDINGS_PREVIEWED } from '../../shared/directory';
import { useColumns } from '../lists/use-columns';
import { ReadableGrey } from '../ReadableGrey';
import { summarise } from '../../shared/summarise';
import { departmentTree } from './department-tree';
import { filterFindings } from './filter-findings';
import { FIRST_FILTERS, FindingFilters } from './FindingFilters';
import { useFindingFacts } from './use-finding-facts';

/** Of these a preview lists no single ones. */
const COUNTED_ONLY = ['unchanged', 'departed'] as const;
/** The tree scrolls in so much, in pixels: of thousands of departments it draws those that are seen. */
const TREE_HEIGHT = 320;

interface PreviewDialogProps {
  preview: DirectoryPreview;
  onClose: () => void;
}

/** What a run would do now: numbers, lists, and the departments that WeCom tells. */
export function PreviewDialog({ preview, onClose }: PreviewDialogProps) {
  const { t } = useTranslation(NAMESPACE);
  const { counts, doubt, departments } = preview;
  return (
    <Modal open width={1000} footer={null} title={t('directory.preview.title')} onCancel={onClose}>
      <ReadableGrey>
        <Flex vertical gap="middle">
          <Alert type="info" showIcon message={t('directory.preview.nothing-written')} />
          {doubt !== undefined && <Alert type="warning" showIcon message={t(`directory.doubt.${doubt}`)} />}
          <div>{t('directory.preview.summary', { ...summarise(counts) })}</div>
          <Tabs
            items={[
              { key: 'findings', label: t('directory.findings'), children: <PreviewedFindings preview={preview} /> },
              {
                key: 'tree',
                label: t('directory.preview.tree', { number: departments.length }),
                children: <DepartmentTree preview={preview} />,
              },
            ]}
          />
        </Flex>
      </ReadableGrey>
    </Modal>
  );
}

function PreviewedFindings({ preview }: { preview: DirectoryPreview }) {
  const { t } = useTranslation(NAMESPACE);
  const [filters, setFilters] = useState(FIRST_FILTERS);
  const rows = useMemo(() => filterFindings(preview, filters), [preview, filters]);
  const columns = useColumns(useFindingFacts<(typeof rows)[number]>());
  return (
    <Flex vertical gap="middle">
      <FindingFilters filters={filters} counts={preview.counts} countedOnly={COUNTED_ONLY} onChange={setFilters} />
      <Table
        rowKey={({ subject, wecomId }) => `${subject} ${wecomId}`}
        columns={columns}
        dataSource={rows}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: t('directory.nothing-here') }}
        footer={() => t('directory.preview.first', { number: FINDINGS_PREVIEWED })}
      />
    </Flex>
  );
}

function DepartmentTree({ preview }: { preview: DirectoryPreview }) {
  const { t } = useTranslation(NAMESPACE);
  const tree = useMemo(() => departmentTree(preview.departments), [preview]);
  return (
    <Tree
      aria-label={t('directory.departments')}
      treeData={tree}
      height={TREE_HEIGHT}
      selectable={false}
      defaultExpandedKeys={tree.map(({ key }) => key)}
    />
  );
}
