"""A LightGBM model's text as arrays, and the same trees written for XGBoost, ONNX Runtime and scikit-learn, which then must predict the same.

All rows are float32, so a threshold is rounded down to float32 without any row going elsewhere. Categorical splits and zeros that count as
missing can't be said in the others' formats.
"""

import json

import numpy as np

CATEGORICAL, DEFAULT_LEFT = 1, 2
NAN = 2


class Tree:
    """Split i goes to left[i] or right[i]; a negative child is leaf ~child."""

    def __init__(self, lines):
        values = dict(line.split("=", 1) for line in lines if "=" in line)
        numbers = lambda key, kind: np.array(values[key].split(), kind)  # noqa: E731
        self.leaves = numbers("leaf_value", np.float64)
        has_splits = len(self.leaves) > 1
        integers = lambda key: numbers(key, np.int32) if has_splits else np.empty(0, np.int32)  # noqa: E731
        self.features, self.left, self.right = integers("split_feature"), integers("left_child"), integers("right_child")
        self.thresholds = numbers("threshold", np.float64) if has_splits else np.empty(0)
        decisions = integers("decision_type")
        self.is_portable = not (decisions & CATEGORICAL).any() and not (decisions >> 2 == 1).any()
        with_default = decisions >> 2 == NAN
        self.nan_left = np.where(with_default, decisions & DEFAULT_LEFT != 0, 0 <= self.thresholds)

    @property
    def range(self):
        return self.leaves.max() - self.leaves.min()

    def nodes(self):
        """Splits first, leaves behind them, as the others number their nodes."""
        splits = len(self.features)
        child = lambda side: np.where(side >= 0, side, splits + ~side)  # noqa: E731
        return child(self.left), child(self.right)


class Model:
    def __init__(self, path):
        head, *parts = path.read_text().split("\nend of trees")[0].split("\nTree=")
        values = dict(line.split("=", 1) for line in head.splitlines() if "=" in line)
        self.outputs = int(values["num_tree_per_iteration"])
        self.columns = int(values["max_feature_idx"]) + 1
        self.trees = [Tree(part.splitlines()) for part in parts]

    @property
    def is_portable(self):
        return all(tree.is_portable for tree in self.trees)

    @property
    def range(self):
        """The sum of the trees' ranges, which differences are held to."""
        return float(sum(tree.range for tree in self.trees))

    def write_xgboost(self, path):
        count = len(self.trees)
        model = {"version": [1, 7, 4], "learner": {
            "attributes": {}, "feature_names": [], "feature_types": [],
            "gradient_booster": {"name": "gbtree", "model": {
                "gbtree_model_param": {"num_parallel_tree": "1", "num_trees": str(count), "size_leaf_vector": "0"},
                "tree_info": [i % self.outputs for i in range(count)],
                "trees": [self._xgboost_tree(i, tree) for i, tree in enumerate(self.trees)]}},
            "learner_model_param": {"base_score": "0E0", "boost_from_average": "1", "num_class": str(self.outputs if self.outputs > 1 else 0),
                                    "num_feature": str(self.columns), "num_target": "1"},
            "objective": {"name": "multi:softprob", "softmax_multiclass_param": {"num_class": str(self.outputs)}} if self.outputs > 1
            else {"name": "reg:squarederror", "reg_loss_param": {"scale_pos_weight": "1"}}}}
        path.write_text(json.dumps(model))

    # XGBoost sends left what is less than the threshold: the next float32 is what LightGBM's "at most" becomes. It takes a right child to
    # stand behind its left one.
    def _xgboost_tree(self, index, tree):
        splits, count = len(tree.features), len(tree.features) + len(tree.leaves)
        left, right = tree.nodes()
        place, parents = np.zeros(count, int), np.full(count, 2**31 - 1)
        order = [0]
        for node in order:
            if node < splits:
                for child in left[node], right[node]:
                    place[child], parents[child] = len(order), node
                    order.append(child)
        in_order = lambda values, leaves: [value.item() for value in np.concatenate([values, leaves])[order]]  # noqa: E731
        none = np.zeros(len(tree.leaves), int)
        conditions = in_order(np.nextafter(rounded_down(tree.thresholds), np.float32(np.inf)), tree.leaves.astype(np.float32))
        return {
            "id": index, "base_weights": conditions, "split_conditions": conditions, "loss_changes": [0.0] * count, "sum_hessian": [1.0] * count,
            "left_children": in_order(place[left], none - 1), "right_children": in_order(place[right], none - 1),
            "parents": [place[parent].item() if parent < count else parent.item() for parent in parents[order]],
            "split_indices": in_order(tree.features, none), "split_type": [0] * count, "default_left": in_order(tree.nan_left.astype(int), none),
            "categories": [], "categories_nodes": [], "categories_segments": [], "categories_sizes": [],
            "tree_param": {"num_deleted": "0", "num_feature": str(self.columns), "num_nodes": str(count), "size_leaf_vector": "0"}}

    def write_onnx(self, path):
        from onnx import TensorProto, helper, save
        part = {key: [] for key in ("treeids", "nodeids", "featureids", "values", "modes", "truenodeids", "falsenodeids", "missing_value_tracks_true")}
        leaf = {key: [] for key in ("treeids", "nodeids", "ids", "weights")}
        for index, tree in enumerate(self.trees):
            splits, leaves = len(tree.features), len(tree.leaves)
            left, right = tree.nodes()
            none = [0] * leaves
            part["treeids"] += [index] * (splits + leaves)
            part["nodeids"] += range(splits + leaves)
            part["featureids"] += tree.features.tolist() + none
            part["values"] += rounded_down(tree.thresholds).tolist() + none
            part["modes"] += ["BRANCH_LEQ"] * splits + ["LEAF"] * leaves
            part["truenodeids"] += left.tolist() + none
            part["falsenodeids"] += right.tolist() + none
            part["missing_value_tracks_true"] += tree.nan_left.astype(int).tolist() + none
            leaf["treeids"] += [index] * leaves
            leaf["nodeids"] += range(splits, splits + leaves)
            leaf["ids"] += [index % self.outputs] * leaves
            leaf["weights"] += tree.leaves.astype(np.float32).tolist()
        part["values"] = [float(value) for value in part["values"]]
        node = helper.make_node(
            "TreeEnsembleRegressor", ["rows"], ["scores"], domain="ai.onnx.ml", n_targets=self.outputs, aggregate_function="SUM", post_transform="NONE",
            **{f"nodes_{key}": values for key, values in part.items()}, **{f"target_{key}": values for key, values in leaf.items()})
        graph = helper.make_graph(
            [node], "trees", [helper.make_tensor_value_info("rows", TensorProto.FLOAT, [None, self.columns])],
            [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [None, self.outputs])])
        save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15), helper.make_opsetid("ai.onnx.ml", 1)], ir_version=8), str(path))

    def scikit_learn(self):
        """A GradientBoostingRegressor of these trees; rows can't have NaN."""
        from sklearn.ensemble import GradientBoostingRegressor
        fitted = GradientBoostingRegressor(n_estimators=len(self.trees), learning_rate=1.0, init="zero", max_depth=1)
        fitted.fit(np.arange(2 * self.columns, dtype=float).reshape(2, self.columns), [0.0, 1.0])
        for i, tree in enumerate(self.trees):
            fitted.estimators_[i, 0].tree_ = self._scikit_learn_tree(tree)
        return fitted

    def _scikit_learn_tree(self, tree):
        from sklearn.tree._tree import Tree as Nodes
        splits, count = len(tree.features), len(tree.features) + len(tree.leaves)
        left, right = tree.nodes()
        made = Nodes(self.columns, np.array([1], np.intp), 1)
        state = made.__getstate__()
        nodes = np.zeros(count, state["nodes"].dtype)
        nodes["left_child"], nodes["right_child"], nodes["feature"], nodes["threshold"] = -1, -1, -2, -2
        nodes["left_child"][:splits], nodes["right_child"][:splits] = left, right
        nodes["feature"][:splits], nodes["threshold"][:splits] = tree.features, tree.thresholds
        values = np.zeros((count, 1, 1))
        values[splits:, 0, 0] = tree.leaves
        made.__setstate__({**state, "max_depth": splits, "node_count": count, "nodes": nodes, "values": values})
        return made


def rounded_down(thresholds):
    """The largest float32 that is not above each threshold."""
    rounded = thresholds.astype(np.float32)
    return np.where(rounded > thresholds, np.nextafter(rounded, np.float32(-np.inf)), rounded).astype(np.float32)
